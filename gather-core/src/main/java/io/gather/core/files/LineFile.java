package io.gather.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.gather.core.json.Json;

/** A file of lines that only grows. One thread at a time. */
public final class LineFile implements AutoCloseable {
    private final FileChannel channel;

    private LineFile(FileChannel channel) {
        this.channel = channel;
    }

    /** @param size the file is cut to this length first: what comes after was not confirmed */
    public static LineFile open(Path file, long size) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(size);
        channel.position(channel.size());
        return new LineFile(channel);
    }

    public static LineFile append(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.position(channel.size());
        return new LineFile(channel);
    }

    /** A value as JSON. */
    public void add(Object value) throws IOException {
        line(Json.write(value));
    }

    public void line(String text) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        long start = channel.position();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
    }

    public long size() throws IOException {
        return channel.position();
    }

    public void cut(long size) throws IOException {
        channel.truncate(size);
        channel.position(size);
    }

    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
