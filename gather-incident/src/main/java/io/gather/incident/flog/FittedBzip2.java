package io.gather.incident.flog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses in blocks no larger than needed: a compressor takes ten bytes of memory for each byte of its block, however little it is given,
 * and most incidents fill a twentieth of the largest block.
 */
final class FittedBzip2 extends OutputStream {
    private static final int UNIT = 100_000;
    /** What a block of bzip2 keeps free. */
    private static final int SPARE = 20;
    private static final int LARGEST = 9;

    private final OutputStream out;
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private @Nullable OutputStream compressing;

    FittedBzip2(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        OutputStream begun = compressing;
        if (begun == null && waiting.size() + (long) length > LARGEST * UNIT) {
            begun = begin(LARGEST);
        }
        if (begun == null) {
            waiting.write(bytes, from, length);
        } else {
            begun.write(bytes, from, length);
        }
    }

    private OutputStream begin(int units) throws IOException {
        OutputStream begun = new BZip2CompressorOutputStream(out, units);
        compressing = begun;
        waiting.writeTo(begun);
        waiting = new ByteArrayOutputStream(0);
        return begun;
    }

    @Override
    public void close() throws IOException {
        OutputStream begun = compressing;
        try (out) {
            (begun == null ? begin(Math.clamp((waiting.size() + SPARE - 1) / UNIT + 1, 1, LARGEST)) : begun).close();
        }
    }
}
