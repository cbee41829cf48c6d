package io.gather.core.obfuscate.scan;

/** Hardware addresses in their other writings: with dashes, and in three groups with dots. */
final class MacText {
    private final Substitution substitution;

    MacText(Substitution substitution) {
        this.substitution = substitution;
    }

    /** Where the match that begins here ends; -1 where none does. */
    int match(byte[] bytes, int at, int end, Replaced out) {
        int to = match(bytes, at, end, out, '-', 1, 6);
        return to < 0 ? match(bytes, at, end, out, '.', 2, 3) : to;
    }

    /** @param size bytes a group */
    private int match(byte[] bytes, int at, int end, Replaced out, char separator, int size, int groups) {
        int to = at;
        long mac = 0;
        for (int i = 0; i < groups; i++) {
            if (i > 0 && !WordBounds.is(bytes, to++, end, separator)) {
                return -1;
            }
            for (int digit = 0; digit < 2 * size; digit++) {
                if (!WordBounds.isHex(bytes, to, end)) {
                    return -1;
                }
                mac = (mac << 4) | Character.digit(bytes[to++], 16);
            }
        }
        boolean longer = WordBounds.isWord(bytes, to, end)
                || (WordBounds.is(bytes, to, end, separator) && WordBounds.isWord(bytes, to + 1, end))
                || (WordBounds.is(bytes, at - 1, end, separator) && WordBounds.isHex(bytes, at - 2, end));
        if (longer) {
            return -1;
        }
        write(out, substitution.mac(mac), size, String.valueOf(separator), isUpper(bytes, at, to));
        return to;
    }

    static void write(Replaced out, long mac, int size, String separator, boolean upper) {
        for (int shift = 48 - 8 * size; shift >= 0; shift -= 8 * size) {
            out.hex((mac >>> shift) & ((1L << (8 * size)) - 1), 2 * size, upper).add(shift > 0 ? separator : "");
        }
    }

    /** Digits say nothing about it. */
    static boolean isUpper(byte[] bytes, int at, int end) {
        boolean upper = false;
        for (int i = at; i < end; i++) {
            if (bytes[i] >= 'a' && bytes[i] <= 'f') {
                return false;
            }
            upper |= bytes[i] >= 'A' && bytes[i] <= 'F';
        }
        return upper;
    }
}
