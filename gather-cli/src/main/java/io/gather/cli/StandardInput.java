package io.gather.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps what was read of it, for a process that goes on in place of this one. */
final class StandardInput extends FilterInputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    StandardInput(InputStream in) {
        super(in);
    }

    byte[] kept() {
        return kept.toByteArray();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            kept.write(read);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) {
            kept.write(bytes, from, read);
        }
        return read;
    }
}
