package io.gather.transport.node.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** A process of {@code ssh}. */
record Client(Process process, Complaints complaints, Asker asker) {
    private static final long GRACE_SECONDS = 2;

    /** @return the exit code; null when it has not ended in time */
    @Nullable
    Integer await(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS) ? process.exitValue() : null;
    }

    boolean running() {
        return process.isAlive();
    }

    void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException expected) {
            // What was still to be written has no reader.
        }
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        var _ = process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly());
    }
}
