package io.gather.core.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Memory for tables of any size: the first of it on the heap, the rest in a temporary file without a name, so that it is gone with
 * the process. For one thread.
 */
public final class ScratchTable implements Closeable {
    static final int PAGE = 1 << 20;
    private static final int PAGES_ON_HEAP = 6;
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(64 << 10).asReadOnlyBuffer();

    private int pages;
    private long size;
    private @Nullable FileChannel file;

    /** Zeros; never more than this at a time, so that what is not needed is not taken. */
    ByteBuffer page() {
        if (pages++ < PAGES_ON_HEAP) {
            return ByteBuffer.allocate(PAGE);
        }
        try {
            FileChannel channel = file == null ? open() : file;
            file = channel;
            // Written, not left out: a full disk is an error here, and not the end of the process when the page is used.
            for (long end = size + PAGE; size < end;) {
                size += channel.write(ZEROS.duplicate(), size);
            }
            return channel.map(FileChannel.MapMode.READ_WRITE, size - PAGE, PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("a table that does not fit into memory needs room in "
                    + System.getProperty("java.io.tmpdir") + ", beyond " + (size >> 20) + " MB: " + e.getMessage(), e));
        }
    }

    private static FileChannel open() throws IOException {
        Path path = Files.createTempFile("gather-", ".scratch");
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
