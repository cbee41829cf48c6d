package io.gather.core.leak.word;

import java.util.Arrays;
import java.util.List;

/** The digits of base64. What stands in a path or a name looks like more of them than there are. */
final class Base64Letters {
    /** The digits that all alphabets have, and both alphabets. */
    static final List<Base64Letters> ALL = List.of(new Base64Letters(""), new Base64Letters("+/"),
            new Base64Letters("-_"));

    private static final int FIRST = 6;

    private final byte[] values = new byte[256];
    private final String own;

    private Base64Letters(String own) {
        this.own = own;
        Arrays.fill(values, (byte) -1);
        String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + own;
        for (int i = 0; i < all.length(); i++) {
            values[all.charAt(i)] = (byte) i;
        }
    }

    /** -1: it is none. */
    int value(byte b) {
        return values[b & 0xff];
    }

    /** Whether a run of these is not one of the common ones too. */
    boolean isOwn(byte[] bytes, int begin, int end) {
        if (own.isEmpty()) {
            return true;
        }
        for (int i = begin; i < end; i++) {
            if (own.indexOf(bytes[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What most words would stand for is no text: that is seen at once. */
    boolean beginsText(byte[] run, int from) {
        for (int i = 0; i < FIRST; i++) {
            byte b = decoded(run, from, i);
            if (b != 0 && !Letters.isText(b)) {
                return false;
            }
        }
        return true;
    }

    /** One byte of what a run stands for. */
    byte decoded(byte[] run, int from, int index) {
        int digit = from + index / 3 * 4;
        return (byte) switch (index % 3) {
            case 0 -> value(run[digit]) << 2 | value(run[digit + 1]) >> 4;
            case 1 -> value(run[digit + 1]) << 4 | value(run[digit + 2]) >> 2;
            default -> value(run[digit + 2]) << 6 | value(run[digit + 3]);
        };
    }
}
