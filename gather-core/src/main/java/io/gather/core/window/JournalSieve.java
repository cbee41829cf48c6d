package io.gather.core.window;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lets the entries of a window through, of a journal in systemd's format for export: fields of a line each, an empty line behind an
 * entry, and binary fields whose length is told before them. An entry goes or stays whole; one without time goes with the one before.
 */
final class JournalSieve implements Sieve {
    private static final byte[] CURSOR = "__CURSOR=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = "__REALTIME_TIMESTAMP=".getBytes(StandardCharsets.US_ASCII);
    /** How many bytes tell whether it is one. */
    static final int MAGIC = TIME.length;
    /** An entry tells its time at once. */
    private static final int LOOKED_AT = 64 << 10;
    private static final int SIZE_BYTES = 8;

    private final OutputStream out;
    private final Window window;
    private final Passed passed = new Passed();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final byte[] field = new byte[TIME.length + 20];
    private int fieldLength;
    private boolean named;
    private int sizeLeft;
    private long binary;
    private boolean holding = true;
    private boolean through = true;

    JournalSieve(OutputStream out, Window window) {
        this.out = out;
        this.window = window;
    }

    static boolean begins(byte[] bytes, int length) {
        return startsWith(bytes, length, CURSOR) || startsWith(bytes, length, TIME);
    }

    private static boolean startsWith(byte[] bytes, int length, byte[] wanted) {
        return length >= wanted.length && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
    }

    @Override
    public void take(byte[] bytes, int from, int length) throws IOException {
        int to = from + length;
        for (int at = from; at < to;) {
            int next;
            if (sizeLeft > 0) {
                next = at + 1;
                binary |= (bytes[at] & 0xffL) << (8 * (SIZE_BYTES - sizeLeft));
                sizeLeft--;
                put(bytes, at, 1);
            } else if (binary != 0) {
                // An odd length leads to the end of the content: no entry is found any more, and none is lost.
                next = binary < 0 ? to : (int) Math.min(to, at + binary);
                binary -= binary < 0 ? 0 : next - at;
                put(bytes, at, next - at);
            } else {
                next = line(bytes, at, to);
            }
            at = next;
        }
    }

    private int line(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            if (fieldLength < field.length) {
                field[fieldLength] = bytes[at];
            }
            fieldLength++;
            named |= bytes[at] == '=';
            at++;
        }
        if (at == to) {
            put(bytes, from, to - from);
            return to;
        }
        put(bytes, from, at + 1 - from);
        lineEnded();
        return at + 1;
    }

    private void lineEnded() throws IOException {
        if (fieldLength == 0) {
            release();
            holding = true;
        } else if (!named) {
            // What ends a binary field is an empty line of no entry.
            sizeLeft = SIZE_BYTES;
            binary = 0;
            fieldLength = 0;
            return;
        } else if (holding && startsWith(field, Math.min(fieldLength, field.length), TIME)) {
            judge();
        }
        fieldLength = 0;
        named = false;
    }

    private void judge() throws IOException {
        long micros = 0;
        for (int at = TIME.length; at < Math.min(fieldLength, field.length); at++) {
            int digit = field[at] - '0';
            if (digit < 0 || digit > 9) {
                return;
            }
            micros = 10 * micros + digit;
        }
        through = window.holds(micros / 1000);
        release();
    }

    private void put(byte[] bytes, int from, int length) throws IOException {
        if (!holding) {
            pass(bytes, from, length);
            return;
        }
        held.write(bytes, from, length);
        if (held.size() > LOOKED_AT) {
            release();
        }
    }

    private void release() throws IOException {
        holding = false;
        byte[] all = held.toByteArray();
        held.reset();
        pass(all, 0, all.length);
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        passed.add(length, through);
        if (through && length > 0) {
            out.write(bytes, from, length);
        }
    }

    /** The entry is cut off, and the next one begins somewhere in the middle. */
    @Override
    public void tear() throws IOException {
        release();
        sizeLeft = 0;
        binary = 0;
        fieldLength = 1;
        named = true;
        through = false;
    }

    @Override
    public void finish() throws IOException {
        release();
    }

    @Override
    public Telling telling() {
        return Telling.TIMED;
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public Passed passed() {
        return passed;
    }
}
