package io.gather.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Room on a disk for what must still be written when nothing else can be: a file that gives its place to it. Where a disk has plenty
 * only the least is taken, since it costs as much writing as what it is for. For one thread at a time.
 */
public final class Reserve implements AutoCloseable {
    private static final int STEP = 64 << 10;
    private static final long PLENTY = 256 << 20;
    /** So long nobody fills it up; to ask a file server each time would take longer than writing. */
    private static final long SURE_NANOS = 100_000_000;

    private final Path path;
    private final FileChannel file;
    private final long least;
    private long taken;
    private long plentyAt = System.nanoTime() - SURE_NANOS;

    private Reserve(Path path, FileChannel file, long least) {
        this.path = path;
        this.file = file;
        this.least = least;
    }

    /**
     * What has the name already goes: it is what a killed process kept, or something that somebody laid there.
     *
     * @param least bytes that are taken whatever room there is
     */
    public static Reserve open(Path path, long least) throws IOException {
        Files.deleteIfExists(path);
        FileChannel file = OutputFile.create(path);
        Reserve reserve = new Reserve(path, file, least);
        try {
            reserve.hold(least);
            return reserve;
        } catch (IOException e) {
            reserve.release();
            throw new FileSystemException(path.toString(), null, e.getMessage());
        }
    }

    /**
     * Sees that there is room for so many bytes.
     *
     * @throws IOException when there is not; what was held stays held
     */
    public void hold(long bytes) throws IOException {
        long before = taken;
        if (bytes <= before || (bytes > least && hasPlenty(bytes))) {
            return;
        }
        try {
            while (taken < bytes) {
                append();
            }
        } catch (IOException e) {
            shrinkTo(before);
            throw e;
        }
    }

    /** Whether there is so much more room than these bytes that it need not be counted. */
    public boolean hasPlenty(long bytes) {
        long now = System.nanoTime();
        if (bytes < PLENTY / 4 && now - plentyAt < SURE_NANOS) {
            return true;
        }
        boolean plenty = FreeSpace.at(path) - bytes > PLENTY;
        plentyAt = plenty ? now : now - SURE_NANOS;
        return plenty;
    }

    /** Noise, as some file systems need no room for anything else. */
    private void append() throws IOException {
        byte[] noise = new byte[STEP];
        new SplittableRandom(taken).nextBytes(noise);
        ByteBuffer bytes = ByteBuffer.wrap(noise);
        while (bytes.hasRemaining()) {
            file.write(bytes, taken + bytes.position());
        }
        taken += STEP;
    }

    public long taken() {
        return taken;
    }

    public void shrinkTo(long bytes) throws IOException {
        taken = Math.min(taken, Math.max(0, bytes));
        file.truncate(taken);
    }

    /** All of it is for use. */
    public void release() throws IOException {
        try (file) {
            shrinkTo(0);
        }
        Files.deleteIfExists(path);
    }

    /** The room stays taken, for a process that goes on. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
