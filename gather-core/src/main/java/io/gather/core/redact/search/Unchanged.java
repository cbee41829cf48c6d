package io.gather.core.redact.search;

import java.io.OutputStream;
import java.util.Arrays;

/** Finds out whether what comes out of a stream is what went in. Holds what is on its way. */
final class Unchanged extends OutputStream {
    private byte[] expected = new byte[64 << 10];
    private int from;
    private int to;
    private boolean differs;

    /** What went in. */
    void expect(byte[] bytes, int count) {
        if (differs) {
            return;
        }
        if (to + count > expected.length) {
            byte[] room = to - from + count > expected.length / 2
                    ? new byte[2 * (to - from + count)]
                    : expected;
            System.arraycopy(expected, from, room, 0, to - from);
            expected = room;
            to -= from;
            from = 0;
        }
        System.arraycopy(bytes, 0, expected, to, count);
        to += count;
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int at, int count) {
        differs = differs || count > to - from
                || !Arrays.equals(bytes, at, at + count, expected, from, from + count);
        from += count;
    }

    /** Whether something else came out, so far. */
    boolean differs() {
        return differs;
    }

    /** Whether all that went in came out, when all of it should have. */
    boolean isSame() {
        return !differs && from == to;
    }
}
