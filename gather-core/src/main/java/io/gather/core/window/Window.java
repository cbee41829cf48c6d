package io.gather.core.window;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The time that is asked for.
 *
 * @param from its begin, which belongs to it; null: it has none
 * @param until its end, which does not; null: it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Window(@Nullable Instant from, @Nullable Instant until) {
    /** All of the time. */
    public static final Window ALWAYS = new Window(null, null);

    public Window {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a window that ends before it begins: " + from + " until " + until);
        }
    }

    /** Whether nothing lies outside. */
    public boolean unbounded() {
        return from == null && until == null;
    }

    /** Whether it holds a moment, in milliseconds since 1970. */
    boolean holds(long moment) {
        return !before(moment) && !after(moment);
    }

    /** Whether the moment is too early. */
    boolean before(long moment) {
        return from != null && moment < from.toEpochMilli();
    }

    /** Whether the moment is too late. */
    boolean after(long moment) {
        return until != null && moment >= until.toEpochMilli();
    }

    /** Whether what was last changed then, and does not tell any time itself, is of it. */
    public boolean holds(Instant modified) {
        return (from == null || !modified.isBefore(from)) && (until == null || modified.isBefore(until));
    }

    /** Such as {@code since 2026-11-20T10:15:00Z}. */
    public String words() {
        if (until == null) {
            return from == null ? "of any time" : "since " + from;
        }
        return from == null ? "until " + until : "from " + from + " until " + until;
    }
}
