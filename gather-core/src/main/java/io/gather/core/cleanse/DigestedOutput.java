package io.gather.core.cleanse;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

import io.gather.core.bundle.gzip.Sha256;

/** Knows length and digest of what was written. Closing it leaves the stream below open. */
final class DigestedOutput extends FilterOutputStream {
    private final MessageDigest digest = Sha256.sha256();
    private long size;

    DigestedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        digest.update(bytes, from, length);
        size += length;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    long size() {
        return size;
    }

    /** Asked once. */
    String sha256() {
        return Sha256.hex(digest);
    }
}
