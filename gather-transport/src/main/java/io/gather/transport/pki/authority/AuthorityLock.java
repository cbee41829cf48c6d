package io.gather.transport.pki.authority;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;
import io.gather.transport.error.PkiError;

/** Who signs or revokes holds this for as long as that takes: a gather and a command may be at it side by side. */
record AuthorityLock(Path file) {
    /** A change takes milliseconds. */
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
        return new GatherException(PkiError.AUTHORITY_UNUSABLE, "somebody else is changing the authority's files",
                file.toString(), "try again; find who it is with: lsof " + file);
    }
}
