package io.gather.transport.node.shell.land;

import java.io.OutputStream;
import java.util.Arrays;

import io.gather.core.outcome.Result.Range;
import io.gather.transport.node.shell.wire.GarbledException;

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

    /**
     * They were said to be these.
     *
     * @throws GarbledException where what was looked at says otherwise
     */
    void are(byte[] said) throws GarbledException {
        if (held > 0
                && !Arrays.equals(bytes(), 0, held, said, said.length - Math.min(held, said.length), said.length)) {
            throw new GarbledException("has another end than was said");
        }
        write(said, 0, said.length);
    }

    /** Fewer than {@link Range#TAIL} where not all of it was looked at. */
    byte[] bytes() {
        byte[] bytes = new byte[held];
        System.arraycopy(last, last.length - held, bytes, 0, held);
        return bytes;
    }
}
