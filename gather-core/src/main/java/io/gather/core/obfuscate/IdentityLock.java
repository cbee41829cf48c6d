package io.gather.core.obfuscate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.files.LockedFile;

/** Who makes the key or adds to the map holds this for as long as that takes: gathers of several clusters end side by side. */
record IdentityLock(Path file) {
    /** The largest map is written in a second. */
    private static final Duration WAITS = Duration.ofSeconds(20);
    private static final int PAUSE_MILLIS = 10;

    LockedFile hold() throws IOException {
        long end = System.nanoTime() + WAITS.toNanos();
        while (true) {
            Optional<LockedFile> held = LockedFile.take(file);
            if (held.isPresent()) {
                return held.get();
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw taken();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw taken();
            }
        }
    }

    private GatherException taken() {
        return new GatherException(RunError.IDENTITIES_UNUSABLE, "somebody else is changing the map of identities",
                file.toString(), "try again; find who it is with: lsof " + file);
    }
}
