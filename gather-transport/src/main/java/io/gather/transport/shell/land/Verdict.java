package io.gather.transport.shell.land;

import io.gather.core.plan.Status;
import org.jspecify.annotations.Nullable;

/** How a unit ended, apart from what it left. */
record Verdict(Status status, @Nullable Integer exit, @Nullable Integer signal, @Nullable String message) {
    static Verdict of(Status status, @Nullable String message) {
        return new Verdict(status, null, null, message);
    }
}
