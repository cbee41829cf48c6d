package io.gather.core.leak.word;

/** What bytes are to words. */
final class Letters {
    private static final boolean[] SPLITS = of("\"'`\u007f");
    private static final boolean[] DELIMITS = of("=:,;@/&?()[]{}<>|\\");
    private static final String TRAILING = ")]}>,;.:";
    private static final String LEADING = "([{<";

    static {
        for (int i = 0; i <= ' '; i++) {
            SPLITS[i] = true;
        }
    }

    private Letters() {}

    private static boolean[] of(String letters) {
        boolean[] of = new boolean[256];
        letters.chars().forEach(c -> of[c] = true);
        return of;
    }

    /** Blanks, quotes and what is no text. */
    static boolean splits(byte b) {
        return SPLITS[b & 0xff];
    }

    /** What stands between the values of an address, a list, an assignment. */
    static boolean delimits(byte b) {
        return DELIMITS[b & 0xff];
    }

    /** Those of them behind which a value goes on to the end. */
    static boolean assigns(byte b) {
        return b == '=' || b == ':';
    }

    /** Those of them that seldom end a value. */
    static boolean joins(byte b) {
        return b == '&' || b == '@' || b == '?' || b == ';' || b == '|';
    }

    /** Without one of these a chunk is a number, a time, or a ruler. */
    static boolean tells(byte b) {
        return isLetter(b) || b == '%' || b == '\\';
    }

    static boolean isLetter(byte b) {
        int folded = b | 0x20;
        return (folded >= 'a' && folded <= 'z') || b < 0;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isTrailing(byte b) {
        return TRAILING.indexOf(b) >= 0;
    }

    static boolean isLeading(byte b) {
        return LEADING.indexOf(b) >= 0;
    }

    /** The value of a hexadecimal digit; -1: it is none. */
    static int hex(byte b) {
        return Character.digit(b, 16);
    }

    static boolean isText(byte b) {
        return (b >= ' ' && b != 0x7f) || b < 0 || b == '\n' || b == '\t' || b == '\r';
    }
}
