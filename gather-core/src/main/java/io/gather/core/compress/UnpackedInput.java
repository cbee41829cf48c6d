package io.gather.core.compress;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/** What a decoder makes, begun where it is read first; each of its failures is one of two kinds. */
final class UnpackedInput extends InputStream {
    private static final long ALWAYS_FINE = 256 << 20;
    /** No text shrinks to less than a thousandth; {@code gzip} can do no more, others can. */
    private static final long RATIO = 1000;

    private final CountedInput packed;
    private final DecoderMemory memory;
    private final Decoder begin;
    private @Nullable InputStream decoder;
    private long count;
    private boolean closed;

    /** Makes the decoder, which reads the first bytes. */
    @FunctionalInterface
    interface Decoder {
        InputStream begun() throws IOException;
    }

    /** @param memory is closed with this */
    UnpackedInput(CountedInput packed, DecoderMemory memory, Decoder begin) {
        this.packed = packed;
        this.memory = memory;
        this.begin = begin;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = decoded(into, from, length);
        count += Math.max(0, read);
        if (count > ALWAYS_FINE && count / RATIO > packed.count()) {
            throw new ZipException("it would grow to more than " + RATIO + " times its size");
        }
        return read;
    }

    private int decoded(byte[] into, int from, int length) throws IOException {
        try {
            InputStream begun = decoder;
            if (begun == null) {
                begun = begin.begun();
                decoder = begun;
            }
            return begun.read(into, from, length);
        } catch (IOException | RuntimeException | LinkageError e) {
            IOException below = packed.failure();
            if (below != null) {
                throw below;
            }
            throw e instanceof ZipException zip ? zip : e instanceof EOFException ? cut(e) : damage(e);
        }
    }

    private static EOFException cut(Throwable cause) {
        EOFException cut = new EOFException("it ends too early");
        cut.initCause(cause);
        return cut;
    }

    private static ZipException damage(Throwable cause) {
        ZipException damage = new ZipException(String.valueOf(cause.getMessage()));
        damage.initCause(cause);
        return damage;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (memory; packed) {
            if (decoder != null) {
                decoder.close();
            }
        }
    }
}
