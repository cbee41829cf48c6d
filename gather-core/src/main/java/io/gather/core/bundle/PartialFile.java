package io.gather.core.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** The unfinished bundle: only ever grows at its end, or is cut back to where an entry ended. */
final class PartialFile extends OutputStream {
    private static final int COPY = 256 << 10;

    private final FileChannel file;
    private long size;

    PartialFile(FileChannel file, long size) throws IOException {
        this.file = file;
        this.size = size;
        cut(size);
    }

    long size() {
        return size;
    }

    void cut(long length) throws IOException {
        file.truncate(length);
        file.position(length);
        size = length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            size += file.write(bytes);
        }
    }

    /** Takes so many bytes from the channel and leaves it right behind them; returns fewer where it ends early. */
    long copy(ReadableByteChannel from, long count) throws IOException {
        return from instanceof FileChannel source ? copyFile(source, count) : copyStream(from, count);
    }

    private long copyFile(FileChannel source, long count) throws IOException {
        long start = source.position();
        long done = 0;
        while (done < count) {
            // The kernel copies; the bytes never come here.
            long moved = source.transferTo(start + done, count - done, file);
            if (moved <= 0) {
                break;
            }
            done += moved;
            size += moved;
        }
        source.position(start + done);
        return done;
    }

    private long copyStream(ReadableByteChannel from, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(COPY, Math.max(1, count)));
        long done = 0;
        while (done < count) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
            int read = from.read(buffer);
            if (read < 0) {
                break;
            }
            write(buffer.flip());
            done += read;
        }
        return done;
    }

    /** Reads back what was written. */
    void read(ByteBuffer into, long offset) throws IOException {
        for (long at = offset; into.hasRemaining();) {
            int read = file.read(into, at);
            if (read < 0) {
                throw new IOException("the partial bundle is shorter than what was written to it");
            }
            at += read;
        }
    }

    void force() throws IOException {
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
