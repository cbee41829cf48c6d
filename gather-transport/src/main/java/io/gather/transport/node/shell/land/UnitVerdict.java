package io.gather.transport.node.shell.land;

import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/** How a unit ended, apart from what it left. */
record UnitVerdict(Status status, @Nullable Integer exit, @Nullable Integer signal, @Nullable String message) {
    static UnitVerdict of(Status status, @Nullable String message) {
        return new UnitVerdict(status, null, null, message);
    }
}
