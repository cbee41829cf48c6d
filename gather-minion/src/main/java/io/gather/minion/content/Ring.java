package io.gather.minion.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The last bytes of a stream: in memory while they are few, else in a file. */
final class Ring implements Tail {
    private static final int IN_MEMORY = 1 << 20;

    private final long capacity;
    private final Path overflow;
    private byte[] memory = new byte[0];
    private @Nullable FileChannel file;
    private long seen;

    Ring(long capacity, Path overflow) {
        this.capacity = capacity;
        this.overflow = overflow;
    }

    @Override
    public long capacity() {
        return capacity;
    }

    @Override
    public long kept() {
        return Math.min(seen, capacity);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (capacity == 0) {
            return;
        }
        // Of a piece longer than the ring only the end can survive; the rest counts as seen.
        int skipped = (int) Math.max(0, length - capacity);
        seen += skipped;
        int at = from + skipped;
        int left = length - skipped;
        makeRoom(left);
        while (left > 0) {
            long position = seen % capacity;
            int part = (int) Math.min(left, capacity - position);
            put(position, bytes, at, part);
            seen += part;
            at += part;
            left -= part;
        }
    }

    @Override
    public void copyTo(OutputStream out) throws IOException {
        if (seen <= capacity) {
            copy(0, seen, out);
        } else {
            copy(seen % capacity, capacity, out);
            copy(0, seen % capacity, out);
        }
    }

    private void makeRoom(int more) throws IOException {
        long needed = Math.min(capacity, seen + more);
        if (file != null || needed <= memory.length) {
            return;
        }
        if (needed <= IN_MEMORY) {
            memory = Arrays.copyOf(memory, (int) Math.min(capacity, Math.max(needed, memory.length * 2L)));
            return;
        }
        file = FileChannel.open(overflow, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        put(0, memory, 0, (int) Math.min(seen, memory.length));
        memory = new byte[0];
    }

    private void put(long position, byte[] bytes, int from, int length) throws IOException {
        if (file == null) {
            System.arraycopy(bytes, from, memory, (int) position, length);
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        while (buffer.hasRemaining()) {
            file.write(buffer, position + buffer.position() - from);
        }
    }

    private void copy(long from, long to, OutputStream out) throws IOException {
        if (file == null) {
            out.write(memory, (int) from, (int) (to - from));
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
        for (long at = from; at < to; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
            int count = file.read(buffer, at);
            if (count <= 0) {
                throw new IOException("the spool's file " + overflow + " was cut by someone else");
            }
            buffer.flip();
            out.write(buffer.array(), 0, buffer.limit());
        }
    }

    @Override
    public void close() throws IOException {
        memory = new byte[0];
        if (file != null) {
            file.close();
        }
    }
}
