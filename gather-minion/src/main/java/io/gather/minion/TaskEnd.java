package io.gather.minion;

import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/** How a task ended, apart from what it left in the spool. */
record TaskEnd(Status status, @Nullable Integer exit, @Nullable Integer signal, @Nullable String message) {
    static TaskEnd of(Status status, @Nullable String message) {
        return new TaskEnd(status, null, null, message);
    }
}
