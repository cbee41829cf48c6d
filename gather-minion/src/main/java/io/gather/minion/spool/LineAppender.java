package io.gather.minion.spool;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** A file of whole lines: what cannot be written in full is taken back. */
final class LineAppender implements Closeable {
    private static final int BUFFER = 32 << 10;

    private final SeekableByteChannel file;
    private final BooleanSupplier reserve;
    private int unwritten;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    /**
     * @param file stands where lines are to be added
     * @param reserve makes room when there is none; returns whether it did
     */
    LineAppender(SeekableByteChannel file, BooleanSupplier reserve) {
        this.file = file;
        this.reserve = reserve;
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
            if (!reserve.getAsBoolean()) {
                writeWhole(bytes);
                throw full;
            }
            try {
                write(bytes);
            } catch (IOException stillFull) {
                file.truncate(whole);
                writeWhole(bytes);
                throw stillFull;
            }
        }
    }

    /** As many lines as there is room for; the others are counted. */
    private void writeWhole(byte[] bytes) throws IOException {
        boolean full = false;
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                full = full || !fits(Arrays.copyOfRange(bytes, from, at + 1));
                unwritten += full ? 1 : 0;
                from = at + 1;
            }
        }
    }

    private boolean fits(byte[] line) throws IOException {
        long before = file.position();
        try {
            write(line);
            return true;
        } catch (IOException full) {
            file.truncate(before);
            return false;
        }
    }

    /** LineAppender for which there was no room. */
    int unwritten() {
        return unwritten;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            try (file) {
                flush();
            }
        }
    }
}
