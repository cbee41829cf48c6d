package io.gather.core.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;

/**
 * The right to change one file, by an empty file beside it that stays: whoever waits must lock the same one. Whoever dies holds nothing:
 * the lock is the operating system's. It goes with the first channel of this process to that file which is closed, so none but this one
 * is opened.
 */
final class SettingsLock implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(10);

    private final FileChannel channel;

    private SettingsLock(FileChannel channel) {
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
                throw new GatherException(RunError.SETTINGS_LOCKED, "another process is changing it, and does "
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
            throw new GatherException(RunError.SETTINGS_LOCKED, "interrupted while another process was "
                    + "changing it", file.toString(), "try again; nothing was changed", e);
        }
    }

    private static Optional<SettingsLock> attempt(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new SettingsLock(channel));
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

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
