package io.gather.core.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.files.LockedFile;

/**
 * The right to change one file, by an empty file beside it that stays: whoever waits must lock the same one. Whoever dies holds nothing:
 * the lock is the operating system's.
 */
final class SettingsLock implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(10);

    private final LockedFile file;

    private SettingsLock(LockedFile file) {
        this.file = file;
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
            Optional<LockedFile> taken = LockedFile.take(lock);
            if (taken.isPresent()) {
                return new SettingsLock(taken.get());
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

    @Override
    public void close() throws IOException {
        file.close();
    }
}
