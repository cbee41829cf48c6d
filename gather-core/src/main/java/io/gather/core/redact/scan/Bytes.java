package io.gather.core.redact.scan;

import java.nio.charset.StandardCharsets;

/** What single bytes of a text are. */
final class Bytes {
    private Bytes() {}

    static boolean isKey(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_' || b == '-'
                || b == '.';
    }

    static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** A blank within a line; the zero that stands between arguments in the kernel's files is one. */
    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == 0 || b == '\r';
    }

    static boolean isQuote(byte b) {
        return b == '"' || b == '\'' || b == '`';
    }

    static int skipBlanks(byte[] text, int from, int to) {
        int i = from;
        while (i < to && isBlank(text[i])) {
            i++;
        }
        return i;
    }

    static int indexOf(byte[] text, byte wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    static boolean startsWith(byte[] text, int from, int to, String literal) {
        if (from < 0 || from + literal.length() > to) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (lower(text[from + i]) != literal.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean contains(byte[] text, int from, int to, String literal) {
        for (int i = from; i + literal.length() <= to; i++) {
            if (startsWith(text, i, to, literal)) {
                return true;
            }
        }
        return false;
    }

    static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }
}
