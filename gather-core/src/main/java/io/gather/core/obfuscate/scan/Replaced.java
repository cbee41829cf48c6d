package io.gather.core.obfuscate.scan;

import java.io.IOException;
import java.io.OutputStream;

/** What is written in place of a match, until it is certain. For one thread. */
final class Replaced {
    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    Replaced add(CharSequence ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            add((byte) ascii.charAt(i));
        }
        return this;
    }

    Replaced add(byte[] from, int begin, int end) {
        for (int i = begin; i < end; i++) {
            add(from[i]);
        }
        return this;
    }

    Replaced decimal(int number) {
        return add(Integer.toString(number));
    }

    /** @param digits how many there are at least */
    Replaced hex(long number, int digits, boolean upper) {
        String text = Long.toHexString(number);
        for (int i = text.length(); i < digits; i++) {
            add((byte) '0');
        }
        return add(upper ? text.toUpperCase(java.util.Locale.ROOT) : text);
    }

    private void add(byte b) {
        if (length == bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = b;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }
}
