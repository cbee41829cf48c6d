package io.gather.core.leak.word;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What stands behind backslashes, as JSON, shells and programming languages have it. */
final class Escapes {
    private final byte[] bytes;
    private final int to;
    private final ByteArrayOutputStream text;
    private int at;

    private Escapes(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.text = new ByteArrayOutputStream(to - from);
    }

    static ByteArrayOutputStream without(byte[] bytes, int from, int to) {
        Escapes escapes = new Escapes(bytes, from, to);
        while (escapes.at < to) {
            escapes.next();
        }
        return escapes.text;
    }

    private void next() {
        byte b = bytes[at++];
        if (b != '\\' || at == to) {
            text.write(b);
            return;
        }
        byte kind = bytes[at++];
        switch (kind) {
            case 'n', 't', 'r' -> text.write('\n');
            case 'u' -> coded(number(4, 16), kind);
            case 'x' -> coded(number(2, 16), kind);
            case '0', '1', '2', '3' -> {
                at--;
                coded(number(3, 8), kind);
            }
            default -> text.write(kind);
        }
    }

    /** @param code -1: there is none, and the letter stands for itself */
    private void coded(int code, byte kind) {
        byte[] coded = code < 0
                ? new byte[]{kind}
                : Character.toString(code).getBytes(StandardCharsets.UTF_8);
        if (code < 0 && Letters.isDigit(kind)) {
            at++;
        }
        text.write(coded, 0, coded.length);
    }

    private int number(int digits, int radix) {
        if (at + digits > to) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(bytes[at + i], radix);
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        at += digits;
        return number;
    }
}
