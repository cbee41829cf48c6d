package io.gather.transport.upload.sealed;

import java.io.ByteArrayOutputStream;

/**
 * The frame of a packet whose length is known but may be beyond the four bytes that OpenPGP has for lengths: pieces of 64 KiB, and a
 * last one.
 */
final class PgpFrame {
    private static final int PIECE_POWER = 16;
    private static final int PIECE = 1 << PIECE_POWER;

    private final ByteArrayOutputStream out;
    private long left;
    private int room;

    PgpFrame(int tag, long length, ByteArrayOutputStream out) {
        this.out = out;
        this.left = length;
        out.write(0xc0 | tag);
    }

    /** @param length of what is within */
    static long size(long length) {
        long pieces = length == 0 ? 0 : (length - 1) / PIECE;
        long last = length - pieces * PIECE;
        return 1 + pieces * (1 + PIECE) + octets(last) + last;
    }

    private static int octets(long last) {
        return last < 192 ? 1 : last < 8384 ? 2 : 5;
    }

    void write(byte[] bytes, int count) {
        int from = 0;
        while (from < count) {
            if (room == 0) {
                begin();
            }
            int now = Math.min(room, count - from);
            out.write(bytes, from, now);
            from += now;
            room -= now;
        }
    }

    private void begin() {
        if (left > PIECE) {
            out.write(224 + PIECE_POWER);
            room = PIECE;
        } else {
            int last = (int) left;
            switch (octets(last)) {
                case 1 -> out.write(last);
                case 2 -> {
                    out.write(((last - 192) >> 8) + 192);
                    out.write(last - 192);
                }
                default -> {
                    out.write(0xff);
                    out.write(last >> 24);
                    out.write(last >> 16);
                    out.write(last >> 8);
                    out.write(last);
                }
            }
            room = last;
        }
        left -= room;
    }
}
