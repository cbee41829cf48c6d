package io.gather.core.verdict;

import java.time.Duration;

import io.gather.core.outcome.Limit;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;

/** What made a unit end. */
public enum EndCause {
    ITSELF,
    /** It had printed enough. */
    FULL,
    /** Its own time was over. */
    TIME,
    /** The plan's time was over. */
    OVER,
    STOP;

    /** Why it could not come to its own end; null: it could, or nobody wanted more of it. */
    public @Nullable String early(Duration timeout) {
        return switch (this) {
            case ITSELF, FULL -> null;
            case TIME -> "ended after " + Durations.show(timeout);
            case OVER -> "the gather's total time was over";
            case STOP -> "stopped";
        };
    }

    /** What of the gather was over, or null: nothing was. */
    public @Nullable Limit limit() {
        return switch (this) {
            case ITSELF, FULL, TIME -> null;
            case OVER -> Limit.TIME;
            case STOP -> Limit.STOP;
        };
    }
}
