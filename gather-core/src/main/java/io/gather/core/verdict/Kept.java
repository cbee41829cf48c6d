package io.gather.core.verdict;

import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/** What became of one result. */
public record Kept(Status status, @Nullable String message) {
    public static final Kept WHOLE = new Kept(Status.OK, null);

    /** With what is to be said of it besides. */
    public Kept and(Kept other) {
        if (message == null || other.message == null) {
            return message == null ? other : this;
        }
        return new Kept(other.status == Status.OK ? status : other.status, message + "; " + other.message);
    }

    /** @param why the rest of it was not taken; null: it was */
    public Kept cut(@Nullable String why) {
        return why == null ? this : new Kept(Status.TRUNCATED, message == null ? why : message + "; " + why);
    }
}
