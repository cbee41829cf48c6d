package io.gather.incident.stream;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of lines that grows: of a line that could not be written nothing is left, and the next one is tried again. For one thread. */
final class GrowingLog implements Closeable {
    private final Disk disk;
    private final Path file;
    private SeekableByteChannel channel;
    private long whole;

    /** Opens files. */
    interface Disk {
        /** @param begins whether it must be new */
        SeekableByteChannel open(Path file, boolean begins) throws IOException;
    }

    private GrowingLog(Disk disk, Path file, SeekableByteChannel channel) {
        this.disk = disk;
        this.file = file;
        this.channel = channel;
    }

    /** @param start what it begins with; where that cannot be written there is no file */
    static GrowingLog begin(Disk disk, Path file, byte[] start) throws IOException {
        GrowingLog log = new GrowingLog(disk, file, disk.open(file, true));
        try {
            log.add(start);
            return log;
        } catch (IOException e) {
            log.channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    Path file() {
        return file;
    }

    long size() {
        return whole;
    }

    void add(byte[] line) throws IOException {
        if (!channel.isOpen()) {
            // A thread that was interrupted while it wrote has closed it.
            channel = disk.open(file, false);
        }
        cut();
        channel.position(whole);
        ByteBuffer bytes = ByteBuffer.wrap(line);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            try {
                cut();
            } catch (IOException later) {
                e.addSuppressed(later);
            }
            throw e;
        }
        whole += line.length;
    }

    private void cut() throws IOException {
        if (channel.isOpen() && channel.size() > whole) {
            channel.truncate(whole);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
