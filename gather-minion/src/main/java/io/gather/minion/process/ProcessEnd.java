package io.gather.minion.process;

import org.jspecify.annotations.Nullable;

/**
 * How a command came to its end.
 *
 * @param exit null where a signal ended it
 */
public record ProcessEnd(Cause cause, @Nullable Integer exit, @Nullable Integer signal) {
    private static final int SIGNALS = 128;

    /** What made it end. */
    public enum Cause {
        ITSELF,
        TIME,
        STOP,
        FULL
    }

    static ProcessEnd of(Cause cause, @Nullable Integer code) {
        if (code != null && code > SIGNALS && code < SIGNALS + 65) {
            return new ProcessEnd(cause, null, code - SIGNALS);
        }
        return new ProcessEnd(cause, code, null);
    }
}
