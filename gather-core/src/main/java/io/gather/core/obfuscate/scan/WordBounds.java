package io.gather.core.obfuscate.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where words begin and end, and of what characters. */
final class WordBounds {
    private static final byte[] CLASSES = new byte[256];
    private static final byte WORD = 1;
    private static final byte DIGIT = 2;
    private static final byte HEX = 4;
    /** Part of a name of a host, beside those of words. */
    private static final byte NAME = 8;
    /** Part of what stands before the @ of a mail address, beside those of names. */
    private static final byte LOCAL = 16;
    /** No part of words, and still something may begin here: an escaped character, an address, a letter of another alphabet. */
    private static final byte MARK = 32;

    static {
        for (int c = 0; c < 256; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean hex = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            CLASSES[c] = (byte) ((digit || letter ? WORD | LOCAL : 0) | (digit ? DIGIT : 0) | (hex ? HEX : 0)
                    | (digit || letter || c == '.' || c == '-' ? NAME : 0)
                    | (c == '.' || c == '-' || c == '_' || c == '+' ? LOCAL : 0)
                    | (c == '%' || c == '\\' || c == 0x1b || c == ':' || c >= 0x80 ? MARK : 0));
        }
    }

    private WordBounds() {}

    static boolean isOf(byte[] bytes, int at, int from, int end, byte which) {
        return at >= from && at < end && (CLASSES[bytes[at] & 0xff] & which) != 0;
    }

    static boolean isWord(byte[] bytes, int at, int end) {
        return isOf(bytes, at, 0, end, WORD);
    }

    static boolean isDigit(byte[] bytes, int at, int end) {
        return isOf(bytes, at, 0, end, DIGIT);
    }

    static boolean isHex(byte[] bytes, int at, int end) {
        return isOf(bytes, at, 0, end, HEX);
    }

    static boolean isName(byte[] bytes, int at, int end) {
        return isOf(bytes, at, 0, end, NAME);
    }

    static boolean isLocal(byte[] bytes, int at, int end) {
        return isOf(bytes, at, 0, end, LOCAL);
    }

    /** Whether there is nothing to be looked at. */
    static boolean isPlain(byte b) {
        return (CLASSES[b & 0xff] & (WORD | MARK)) == 0;
    }

    static boolean isMark(byte b) {
        return (CLASSES[b & 0xff] & MARK) != 0;
    }

    static boolean is(byte[] bytes, int at, int end, char c) {
        return at >= 0 && at < end && bytes[at] == c;
    }

    static boolean is(byte[] bytes, int at, int end, String text) {
        if (at < 0 || at + text.length() > end) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int afterWord(byte[] bytes, int at, int end) {
        int to = at;
        while (to < end && (CLASSES[bytes[to] & 0xff] & WORD) != 0) {
            to++;
        }
        return to;
    }

    /** The first character behind an escaped one that begins here; the given place where none does. */
    static int afterEscape(byte[] bytes, int at, int end) {
        if (is(bytes, at, end, '%') && isHex(bytes, at + 1, end) && isHex(bytes, at + 2, end)) {
            return at + 3;
        }
        if (is(bytes, at, end, '\\') && at + 1 < end) {
            int length = switch (bytes[at + 1]) {
                case 'n', 'r', 't', 'b', 'f', 'v', 'a', 'e', '0' -> 2;
                case 'x' -> 4;
                case 'u' -> 6;
                default -> 0;
            };
            return at + length <= end ? at + length : at;
        }
        if (is(bytes, at, end, (char) 0x1b) && is(bytes, at + 1, end, '[')) {
            int to = at + 2;
            while (to < end && to < at + 16 && (isDigit(bytes, to, end) || bytes[to] == ';')) {
                to++;
            }
            return isWord(bytes, to, end) ? to + 1 : at;
        }
        return at;
    }

    /** Whether a character of a word before this place is the end of an escaped one, and so none of a word. */
    private static boolean isEscaped(byte[] bytes, int before) {
        int least = Math.max(0, before - 18);
        for (int at = before - 1; at >= least; at--) {
            if (isMark(bytes[at]) && afterEscape(bytes, at, before) == before) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing of a word stands right before this place. */
    static boolean begins(byte[] bytes, int at, int end) {
        return !isWord(bytes, at - 1, end) || isEscaped(bytes, at);
    }

    /** Whether a name that is known, and was found here, is a word of its own. */
    static boolean stands(byte[] bytes, int at, int to, int end, KnownName name) {
        if (isWord(bytes, to, end)) {
            return false;
        }
        if (!name.isExact()) {
            return true;
        }
        return !isJoint(bytes, at - 1, end) && !isJoint(bytes, to, end)
                && Arrays.equals(bytes, at, to, name.text().getBytes(StandardCharsets.UTF_8), 0, to - at);
    }

    /** WordBounds that are joined by one of these are one word, where it is a user's. */
    private static boolean isJoint(byte[] bytes, int at, int end) {
        return (is(bytes, at, end, '-') && isWord(bytes, at + 1, end) && isWord(bytes, at - 1, end))
                || is(bytes, at, end, '_');
    }
}
