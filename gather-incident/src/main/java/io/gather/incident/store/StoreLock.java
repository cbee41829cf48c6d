package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.incident.error.IncidentError;

/**
 * Who changes a store holds this for as long as the change takes: a gatherer and a verb may be at it side by side. Threads of one store
 * have it in the order in which they came. What needs time is done before.
 */
final class StoreLock {
    /** A change takes seconds at most. */
    static final Duration WAITS = Duration.ofMinutes(2);
    private static final int PAUSE_MILLIS = 20;

    private final Path file;
    private final ReentrantLock here = new ReentrantLock(true);

    StoreLock(Path file) {
        this.file = file;
    }

    /** Gives it back, in the thread that has it. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** @throws GatherException when others have had it for so long */
    Held hold() throws IOException, InterruptedException {
        long end = System.nanoTime() + WAITS.toNanos();
        if (!here.tryLock(WAITS.toNanos(), TimeUnit.NANOSECONDS)) {
            throw taken();
        }
        boolean held = false;
        try {
            LockedFile locked = lockedFile(end);
            held = true;
            return () -> {
                try {
                    locked.close();
                } finally {
                    here.unlock();
                }
            };
        } finally {
            if (!held) {
                here.unlock();
            }
        }
    }

    private LockedFile lockedFile(long end) throws IOException, InterruptedException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        while (true) {
            Optional<LockedFile> held = LockedFile.take(file);
            if (held.isPresent()) {
                return held.get();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() > end) {
                throw taken();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private GatherException taken() {
        return new GatherException(IncidentError.NOT_KEPT, "another process has been changing the incidents for "
                + WAITS.toMinutes() + " minutes", file.toString(),
                "find that process with: lsof " + file);
    }
}
