package io.gather.transport.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

import io.gather.core.bundle.gzip.ReadableAt;
import org.jspecify.annotations.Nullable;

/** What comes of an outcome, as it comes: in memory while it is little, else in a file. One thread at a time. */
public final class LandingBuffer extends OutputStream implements ReadableAt, Closeable {
    private static final int IN_MEMORY = 32 << 10;

    private final Path path;
    private byte[] memory = new byte[1 << 10];
    private @Nullable FileChannel file;
    private long length;

    /** @param path of the file, should one be needed */
    public LandingBuffer(Path path) {
        this.path = path;
    }

    public long length() {
        return length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (file == null && length + count > IN_MEMORY) {
            open();
        }
        if (file == null) {
            if (length + count > memory.length) {
                memory = Arrays.copyOf(memory, (int) Math.max(length + count, memory.length * 2L));
            }
            System.arraycopy(bytes, from, memory, (int) length, count);
            length += count;
        } else {
            put(file, ByteBuffer.wrap(bytes, from, count));
        }
    }

    private void open() throws IOException {
        Files.createDirectories(path.resolveSibling("."), PosixFilePermissions.asFileAttribute(PosixFilePermissions
                .fromString("rwx------")));
        file = FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        int held = (int) length;
        length = 0;
        put(file, ByteBuffer.wrap(memory, 0, held));
        memory = new byte[0];
    }

    private void put(FileChannel into, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            length += into.write(bytes, length);
        }
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        if (file != null) {
            return file.read(into, position);
        }
        if (position >= length) {
            return -1;
        }
        int count = (int) Math.min(into.remaining(), length - position);
        into.put(memory, (int) position, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        memory = new byte[0];
        length = 0;
        if (file != null) {
            file.close();
        }
    }
}
