package io.gather.core.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;

/**
 * The right to change one file, by a file beside it that goes away with the change. Whoever dies holds nothing: the lock is the operating
 * system's, and what is left of the file does no harm.
 */
final class SettingsLock implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Path path;
    private final FileChannel channel;

    private SettingsLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Waits for whoever changes the file.
     *
     * @throws GatherException when they do not end within that time
     */
    static SettingsLock take(Path file, Duration most) throws IOException {
        Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            Optional<SettingsLock> taken = attempt(lock);
            if (taken.isPresent()) {
                return taken.get();
            }
            if (System.nanoTime() - end > 0) {
                throw new GatherException(Category.REFUSED, "GATHER-7033", "another process is changing it, and does "
                        + "not end", file.toString(), "end that process, then try again; nothing was changed");
            }
            sleep(file);
        }
    }

    private static void sleep(Path file) {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatherException(Category.REFUSED, "GATHER-7033", "interrupted while another process was "
                    + "changing it", file.toString(), "try again; nothing was changed", e);
        }
    }

    private static Optional<SettingsLock> attempt(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && isStillThere(path, channel)) {
                return Optional.of(new SettingsLock(path, channel));
            }
        } catch (OverlappingFileLockException e) {
            // Of another thread: the same as of another process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Who had the lock before may have taken the file away after we had opened it: then others lock another one. */
    private static boolean isStillThere(Path path, FileChannel channel) throws IOException {
        String mark = UUID.randomUUID().toString();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.US_ASCII)), 0);
        try {
            return Files.readString(path).equals(mark);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }
}
