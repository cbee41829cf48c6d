package io.gather.transport.node.shell.land;

import java.io.OutputStream;

import io.gather.core.outcome.Result.Range;

/** The last bytes of a content. */
final class Ends extends OutputStream {
    private final byte[] last = new byte[Range.TAIL];
    private int held;

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int kept = Math.min(length, last.length);
        System.arraycopy(last, kept, last, 0, last.length - kept);
        System.arraycopy(bytes, from + length - kept, last, last.length - kept, kept);
        held = Math.min(last.length, held + length);
    }

    /** Fewer than {@link Range#TAIL} where not all of it was looked at. */
    byte[] bytes() {
        byte[] bytes = new byte[held];
        System.arraycopy(last, last.length - held, bytes, 0, held);
        return bytes;
    }
}
