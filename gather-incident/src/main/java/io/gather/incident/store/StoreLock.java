package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.incident.error.IncidentError;

/** Who changes a store holds this for as long as the change takes: a gatherer and a verb may be at it side by side. */
final class StoreLock {
    /** A check of a large directory takes long. */
    static final Duration WAITS = Duration.ofMinutes(2);
    private static final int PAUSE_MILLIS = 20;

    private StoreLock() {}

    static LockedFile hold(Path file) throws IOException, InterruptedException {
        long end = System.nanoTime() + WAITS.toNanos();
        while (true) {
            Optional<LockedFile> held = LockedFile.take(file);
            if (held.isPresent()) {
                return held.get();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() > end) {
                throw new GatherException(IncidentError.NOT_KEPT, "another process is changing the incidents since "
                        + WAITS.toMinutes() + " minutes", file.toString(), "see what holds that file: lsof tells");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
