package io.gather.core.verdict;

import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * What became of a unit, apart from its results.
 *
 * @param limit why something of it was left out that another gather could bring; null: nothing was
 */
public record Verdict(Status status, @Nullable Integer exit, @Nullable Integer signal, @Nullable String message,
        @Nullable Limit limit) {
    public Verdict(Status status, @Nullable Integer exit, @Nullable Integer signal, @Nullable String message) {
        this(status, exit, signal, message, null);
    }

    public static Verdict of(Status status, @Nullable String message) {
        return new Verdict(status, null, null, message);
    }

    /** Of a command that ended so. */
    static Verdict of(ProcessEnd end, Status status, @Nullable String message) {
        return new Verdict(status, end.exit(), end.signal(), message);
    }

    /** The same end, as another status, for one more reason. */
    public Verdict but(Status other, String why) {
        return new Verdict(other, exit, signal, message == null ? why : message + "; " + why, limit);
    }

    /** The same, with something left out for that; what was left out before is told of in its place. */
    public Verdict by(@Nullable Limit why) {
        return why == null || limit != null ? this : new Verdict(status, exit, signal, message, why);
    }
}
