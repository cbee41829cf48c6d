package io.gather.core.bundle.read;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What of a tar belongs to one entry. */
final class EntryContent extends FilterInputStream {
    private long rest;

    EntryContent(InputStream tar, long size) {
        super(tar);
        this.rest = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (rest == 0) {
            return -1;
        }
        int read = super.read(bytes, offset, (int) Math.min(length, rest));
        if (read < 0) {
            throw new EOFException("ends too early");
        }
        rest -= read;
        return read;
    }

    /** Leaves the tar at the end of the entry. */
    void passOver() throws IOException {
        in.skipNBytes(rest);
        rest = 0;
    }
}
