package io.gather.core.bundle.partial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

import io.gather.core.files.LockedFile;

/**
 * The unfinished bundle: only ever grows at its end, or is cut back to where an entry ended. While it grows, one thread digests what
 * is there already and another sends it to the disk, so that at the end hardly anything of either is left to do.
 */
public final class PartialFile extends OutputStream {
    private static final int COPY = 256 << 10;
    private static final int PIECE = 4 << 20;
    private static final int DIGEST = 1 << 20;
    private static final int WRITE_BACK = 16 << 20;

    private final LockedFile locked;
    private final FileChannel file;
    private final FileDigest digest;
    private final WriteBehind digesting;
    private final WriteBehind writeBack;
    private long size;

    /** @param locked is closed with this, and if this fails */
    public PartialFile(LockedFile locked, long size) throws IOException {
        this.locked = locked;
        this.file = locked.channel();
        this.digest = new FileDigest(file);
        this.digesting = new WriteBehind("bundle-digest", DIGEST, digest::step);
        this.writeBack = new WriteBehind("bundle-write-back", WRITE_BACK, this::send);
        try {
            cut(size);
        } catch (IOException e) {
            close();
            throw e;
        }
        grownTo(size);
    }

    private long send(long from, long to) throws IOException {
        file.force(false);
        return to;
    }

    public long size() {
        return size;
    }

    /** As {@link FileChannel#read(ByteBuffer, long)}. */
    public int readSome(ByteBuffer into, long position) throws IOException {
        return file.read(into, position);
    }

    /** The file will not be cut to less than what is there now. */
    public void mark() {
        digest.mark(size);
    }

    public void cut(long length) throws IOException {
        digesting.fallBack(length, () -> digest.backTo(length));
        writeBack.fallBack(length, () -> length);
        file.truncate(length);
        file.position(length);
        size = length;
    }

    private void grownTo(long length) {
        size = length;
        digesting.goal(length);
        writeBack.goal(length);
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
            grownTo(size + file.write(bytes));
        }
    }

    /** Takes so many bytes from the channel and leaves it right behind them; returns fewer where it ends early. */
    public long copy(ReadableByteChannel from, long count) throws IOException {
        return from instanceof FileChannel source ? copyFile(source, count) : copyStream(from, count);
    }

    private long copyFile(FileChannel source, long count) throws IOException {
        long start = source.position();
        long done = 0;
        while (done < count) {
            // The kernel copies; the bytes never come here.
            long moved = source.transferTo(start + done, Math.min(PIECE, count - done), file);
            if (moved <= 0) {
                break;
            }
            done += moved;
            grownTo(size + moved);
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
    public void read(ByteBuffer into, long offset) throws IOException {
        for (long at = offset; into.hasRemaining();) {
            int read = file.read(into, at);
            if (read < 0) {
                throw new IOException("the partial bundle is shorter than what was written to it");
            }
            at += read;
        }
    }

    /** All of it, whether it can still be found by a name or not. */
    public void copyTo(WritableByteChannel to) throws IOException {
        for (long at = 0; at < size;) {
            at += file.transferTo(at, Math.min(PIECE, size - at), to);
        }
    }

    /** Makes all of it durable. */
    public void force() throws IOException {
        writeBack.check();
        file.force(true);
    }

    /** SHA-256 of all of it, in hexadecimal. */
    public String sha256() throws IOException {
        digesting.reach();
        return digest.sha256();
    }

    @Override
    public void close() throws IOException {
        try (locked) {
            digesting.close();
            writeBack.close();
        }
    }
}
