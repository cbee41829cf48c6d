package io.gather.minion.spool;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of whole lines: what cannot be written in full is taken back. */
final class Lines implements Closeable {
    private static final int BUFFER = 32 << 10;

    private final FileChannel file;
    private final Space space;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    /** Appends to what is there already. */
    Lines(Path path, Space space) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.space = space;
        file.position(file.size());
    }

    void add(String line) throws IOException {
        waiting.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        waiting.write('\n');
        if (waiting.size() >= BUFFER) {
            flush();
        }
    }

    void flush() throws IOException {
        byte[] bytes = waiting.toByteArray();
        waiting.reset();
        long whole = file.position();
        try {
            write(bytes);
        } catch (IOException full) {
            file.truncate(whole);
            if (!space.useReserve()) {
                throw full;
            }
            write(bytes);
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }
}
