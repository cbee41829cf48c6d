package io.gather.minion;

import io.gather.core.plan.Status;
import org.jspecify.annotations.Nullable;

/** How a task ended, apart from what it left in the spool. */
record Ending(Status status, @Nullable Integer exit, @Nullable Integer signal, @Nullable String message) {
    static Ending of(Status status, @Nullable String message) {
        return new Ending(status, null, null, message);
    }
}
