package io.gather.core.verdict;

import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/** What became of a unit, apart from its results. */
public record Verdict(Status status, @Nullable Integer exit, @Nullable Integer signal, @Nullable String message) {

    public static Verdict of(Status status, @Nullable String message) {
        return new Verdict(status, null, null, message);
    }

    /** Of a command that ended so. */
    static Verdict of(ProcessEnd end, Status status, @Nullable String message) {
        return new Verdict(status, end.exit(), end.signal(), message);
    }

    /** The same end, as another status, for one more reason. */
    public Verdict but(Status other, String why) {
        return new Verdict(other, exit, signal, message == null ? why : message + "; " + why);
    }
}
