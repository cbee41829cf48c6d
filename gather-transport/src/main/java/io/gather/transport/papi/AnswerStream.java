package io.gather.transport.papi;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/** A body with a bound, which remembers whether it was the body that failed, or whoever read it. */
final class AnswerStream extends FilterInputStream {
    private final long most;
    private long count;
    private @Nullable IOException failure;
    private boolean tooLarge;

    AnswerStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    boolean failed() {
        return failure != null;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    private interface Reading {
        int read() throws IOException;
    }

    private int guarded(Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void counted(int bytes) throws IOException {
        count += Math.max(0, bytes);
        if (count > most) {
            tooLarge = true;
            failure = new IOException("more than " + most + " bytes");
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        int read = guarded(in::read);
        counted(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = guarded(() -> in.read(bytes, from, length));
        counted(read);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return super.skip(bytes);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
