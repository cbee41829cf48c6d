package io.gather.core.window;

import java.nio.charset.StandardCharsets;

/** The begin of a line, while it is read. One serves for all lines of a file. */
final class Prefix {
    /** Whatever a line tells of its time stands within so many bytes. */
    static final int MOST = 512;

    private static final byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);
    private static final int[] TENS = {1, 10, 100, 1000};

    private byte[] bytes = new byte[0];
    private int from;
    private int at;
    private int to;

    Prefix of(byte[] line, int begin, int end) {
        bytes = line;
        from = begin;
        at = begin;
        to = Math.min(end, begin + MOST);
        return this;
    }

    /** To the begin of the line again. */
    void again() {
        at = from;
    }

    int peek() {
        return at < to ? bytes[at] : -1;
    }

    boolean atEnd() {
        return at >= to;
    }

    int position() {
        return at - from;
    }

    void back(int position) {
        at = from + position;
    }

    boolean eat(int wanted) {
        if (at < to && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    boolean eatAny(String wanted) {
        return at < to && wanted.indexOf(bytes[at]) >= 0 && at++ >= 0;
    }

    boolean eatWord(String word) {
        if (to - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    boolean atDigit() {
        return at < to && bytes[at] >= '0' && bytes[at] <= '9';
    }

    /** Whether a word or number goes on here. */
    boolean inWord() {
        return at < to && (Character.isLetterOrDigit(bytes[at]) || bytes[at] == '_' || bytes[at] < 0);
    }

    /** A number of just so many digits; -1: there is none. */
    int number(int digits) {
        if (to - at < digits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = bytes[at + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        at += digits;
        return value;
    }

    /** A number of one digit or two; -1: there is none. */
    int upToTwo() {
        int two = number(2);
        return two >= 0 ? two : number(1);
    }

    /** How many digits come next. */
    int digits() {
        int end = at;
        while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return end - at;
    }

    /** As many as that; they must fit. */
    long longNumber(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = 10 * value + bytes[at++] - '0';
        }
        return value;
    }

    /** Thousandths, of however many digits; those beyond are passed over. */
    int millis() {
        int digits = digits();
        int taken = Math.min(3, digits);
        int value = (int) longNumber(taken) * TENS[3 - taken];
        at += digits - taken;
        return value;
    }

    /** 1 to 12, by the English name; -1: there is none. */
    int month() {
        if (to - at < 3) {
            return -1;
        }
        for (int i = 0; i < 12; i++) {
            if (bytes[at] == MONTHS[3 * i] && bytes[at + 1] == MONTHS[3 * i + 1]
                    && bytes[at + 2] == MONTHS[3 * i + 2]) {
                at += 3;
                return i + 1;
            }
        }
        return -1;
    }

    /** Goes behind the next one of those, if there is one before that many bytes. */
    boolean find(String word, int within) {
        int last = Math.min(to, from + within) - word.length();
        for (int start = at; start <= last; start++) {
            if (bytes[start] == word.charAt(0)) {
                int before = at;
                at = start;
                if (eatWord(word)) {
                    return true;
                }
                at = before;
            }
        }
        return false;
    }

    /** Syslog's priority on the wire, and the version that may follow it, are passed over. */
    void skipPriority() {
        if (!eat('<')) {
            return;
        }
        int digits = digits();
        at += digits;
        if (digits == 0 || digits > 3 || !eat('>')) {
            again();
        } else if (at + 1 < to && bytes[at] == '1' && bytes[at + 1] == ' ') {
            at += 2;
        }
    }
}
