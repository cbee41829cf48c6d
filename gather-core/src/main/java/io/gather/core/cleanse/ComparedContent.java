package io.gather.core.cleanse;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

import io.gather.core.bundle.gzip.Sha256;

/** Passes on what is written, and knows whether it is what was read. */
final class ComparedContent extends OutputStream {
    private final OutputStream out;
    private final MessageDigest before = Sha256.sha256();
    private final MessageDigest after = Sha256.sha256();

    ComparedContent(OutputStream out) {
        this.out = out;
    }

    void read(byte[] bytes, int length) {
        before.update(bytes, 0, length);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        after.update(bytes, from, length);
        out.write(bytes, from, length);
    }

    boolean different() {
        return !MessageDigest.isEqual(before.digest(), after.digest());
    }
}
