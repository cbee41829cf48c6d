package io.gather.core.bundle.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts all that comes out, also what is only passed over: it costs the same. */
final class Counted extends FilterInputStream {
    private final Growth growth;

    Counted(InputStream in, Growth growth) {
        super(in);
        this.growth = growth;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        growth.add(Math.max(0, read));
        return read;
    }

    /** By reading: what lies below may skip without telling. */
    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, 64 << 10)]));
    }
}
