package io.gather.core.obfuscate.scan;

import io.gather.core.obfuscate.address.Ipv6;

/** Addresses as the kernel of Linux writes them into its tables below /proc/net: 8 or 32 hexadecimal digits without anything between. */
final class HexText {
    private static final int SHORT = 8;
    private static final int LONG = 32;

    private final Substitution substitution;

    HexText(Substitution substitution) {
        this.substitution = substitution;
    }

    /** Where the match that begins here ends; -1 where none does. */
    int match(byte[] bytes, int at, int end, Replaced out) {
        int to = at;
        while (to <= at + LONG && WordBounds.isHex(bytes, to, end)) {
            to++;
        }
        int digits = to - at;
        if ((digits != SHORT && digits != LONG) || WordBounds.isWord(bytes, to, end)) {
            return -1;
        }
        boolean port = WordBounds.is(bytes, to, end, ':') && areHex(bytes, to + 1, end, 4)
                && !hasLower(bytes, at, to + 5);
        boolean column = WordBounds.is(bytes, at - 1, end, '\t') && WordBounds.is(bytes, to, end, '\t');
        if (digits == SHORT) {
            return port || (column && !hasLower(bytes, at, to)) ? ofVersion4(bytes, at, out) : -1;
        }
        boolean list = WordBounds.is(bytes, to, end, ' ') && areHex(bytes, to + 1, end, 2)
                && WordBounds.is(bytes, to + 3, end, ' ');
        return port || list ? ofVersion6(bytes, at, port, out) : -1;
    }

    /** A number of the machine, whose bytes stand from behind. */
    private int ofVersion4(byte[] bytes, int at, Replaced out) {
        int address = Integer.reverseBytes((int) number(bytes, at, SHORT));
        int replaced = Integer.reverseBytes(substitution.ipv4(address, 32));
        out.hex(Integer.toUnsignedLong(replaced), SHORT, true);
        return at + SHORT;
    }

    private int ofVersion6(byte[] bytes, int at, boolean reversed, Replaced out) {
        long network = number(bytes, at, 16);
        long host = number(bytes, at + 16, 16);
        Ipv6 address = new Ipv6(turned(network, reversed), turned(host, reversed));
        Ipv6 replaced = substitution.ipv6(address, 128);
        boolean upper = !hasLower(bytes, at, at + LONG);
        out.hex(turned(replaced.network(), reversed), 16, upper).hex(turned(replaced.host(), reversed), 16, upper);
        return at + LONG;
    }

    /** Each half of it is a number of the machine. */
    private static long turned(long number, boolean reversed) {
        return reversed
                ? Integer.toUnsignedLong(Integer.reverseBytes((int) (number >>> 32))) << 32
                        | Integer.toUnsignedLong(Integer.reverseBytes((int) number))
                : number;
    }

    private static long number(byte[] bytes, int at, int digits) {
        long number = 0;
        for (int i = at; i < at + digits; i++) {
            number = (number << 4) | Character.digit(bytes[i], 16);
        }
        return number;
    }

    private static boolean areHex(byte[] bytes, int at, int end, int count) {
        for (int i = at; i < at + count; i++) {
            if (!WordBounds.isHex(bytes, i, end)) {
                return false;
            }
        }
        return !WordBounds.isWord(bytes, at + count, end);
    }

    private static boolean hasLower(byte[] bytes, int at, int to) {
        for (int i = at; i < to; i++) {
            if (bytes[i] >= 'a') {
                return true;
            }
        }
        return false;
    }
}
