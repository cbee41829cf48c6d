package io.gather.transport.upload.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** A stream made piece by piece. For one thread. */
final class PiecewiseStream extends InputStream {
    /** Makes the next piece of what is sealed. */
    interface Source {
        /** @return null at the end */
        byte @Nullable [] next() throws IOException;
    }

    private final InputStream plain;
    private final Source source;
    private byte[] piece;
    private int taken;
    private boolean ended;

    /** @param plain is closed with this */
    PiecewiseStream(InputStream plain, byte[] head, Source source) {
        this.plain = plain;
        this.piece = head;
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        while (taken == piece.length) {
            byte[] next = ended ? null : source.next();
            if (next == null) {
                ended = true;
                return -1;
            }
            piece = next;
            taken = 0;
        }
        int count = Math.min(length, piece.length - taken);
        System.arraycopy(piece, taken, bytes, start, count);
        taken += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
