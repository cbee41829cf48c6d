package io.gather.core.bundle.gzip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes gzip members, one after the other, with one compressor. */
public final class Member implements AutoCloseable {
    /** No name, no time, no system: the same content gives the same bytes everywhere. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final Deflater deflater;
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[32 << 10];
    private long size;
    private long stored;

    public Member(int level) {
        deflater = new Deflater(level, true);
    }

    /** @param level 0 stores */
    public void begin(OutputStream out, int level) throws IOException {
        begin(out, level, HEADER);
    }

    /** @param header a whole one, which may have more to say */
    public void begin(OutputStream out, int level, byte[] header) throws IOException {
        deflater.reset();
        deflater.setLevel(level);
        crc.reset();
        size = 0;
        stored = header.length;
        out.write(header);
    }

    public void write(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
        deflater.setInput(bytes, offset, length);
        crc.update(bytes, offset, length);
        size += length;
        while (!deflater.needsInput()) {
            drain(out);
        }
    }

    /** Returns how long the member is. */
    public long end(OutputStream out) throws IOException {
        deflater.finish();
        while (!deflater.finished()) {
            drain(out);
        }
        byte[] trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc.getValue())
                .putInt((int) size).array();
        out.write(trailer);
        return stored + trailer.length;
    }

    private void drain(OutputStream out) throws IOException {
        int length = deflater.deflate(buffer);
        out.write(buffer, 0, length);
        stored += length;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
