package io.gather.incident.flog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses in blocks no larger than needed: a compressor takes ten bytes of memory for each byte of its block, however little it is given,
 * and most incidents fill a twentieth of the largest block. What fits one block is compressed by the machine's library, if there is one.
 */
final class FittedBzip2 extends OutputStream {
    private static final int UNIT = 100_000;
    /** What a block of bzip2 keeps free. */
    private static final int SPARE = 20;
    private static final int LARGEST = 9;

    private final OutputStream out;
    private final Optional<SystemBzip2> system;
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private @Nullable OutputStream compressing;

    FittedBzip2(OutputStream out) {
        this(out, SystemBzip2.here());
    }

    FittedBzip2(OutputStream out, Optional<SystemBzip2> system) {
        this.out = out;
        this.system = system;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (compressing == null && waiting.size() + (long) length > LARGEST * UNIT) {
            compressing = begin();
        }
        if (compressing == null) {
            waiting.write(bytes, from, length);
        } else {
            compressing.write(bytes, from, length);
        }
    }

    private OutputStream begin() throws IOException {
        OutputStream begun = new BZip2CompressorOutputStream(out, LARGEST);
        waiting.writeTo(begun);
        waiting = new ByteArrayOutputStream(0);
        return begun;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (compressing != null) {
                compressing.close();
            } else {
                closeOnlyBlock();
            }
        }
    }

    private void closeOnlyBlock() throws IOException {
        int units = Math.clamp((waiting.size() + SPARE - 1) / UNIT + 1, 1, LARGEST);
        if (system.isPresent()) {
            out.write(system.get().compress(waiting.toByteArray(), units));
            return;
        }
        try (OutputStream block = new BZip2CompressorOutputStream(out, units)) {
            waiting.writeTo(block);
        }
    }
}
