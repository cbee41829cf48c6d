package io.gather.core.verdict;

import org.jspecify.annotations.Nullable;

/**
 * How a command came to its end.
 *
 * @param exit null where a signal ended it
 */
public record ProcessEnd(EndCause cause, @Nullable Integer exit, @Nullable Integer signal) {
    private static final int SIGNALS = 128;
    private static final int LAST_SIGNAL = SIGNALS + 64;

    /** @param code as shells tell it; null: it is not known, since the command could not be ended */
    public static ProcessEnd of(EndCause cause, @Nullable Integer code) {
        return code != null && code > SIGNALS && code <= LAST_SIGNAL
                ? new ProcessEnd(cause, null, code - SIGNALS)
                : new ProcessEnd(cause, code, null);
    }

    /** By its own code; what it printed says why. */
    public boolean hasFailed() {
        return exit != null && exit != 0;
    }

    /** In the plan's own words, when that is what its time was limited by. */
    public ProcessEnd asOf(EndCause other) {
        return new ProcessEnd(other, exit, signal);
    }
}
