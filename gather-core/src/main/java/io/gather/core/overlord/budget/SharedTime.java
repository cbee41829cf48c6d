package io.gather.core.overlord.budget;

import java.time.Duration;

/**
 * The time of a gather, over all processes that work on it.
 *
 * @param total zero: there is no end
 * @param end by {@link System#nanoTime}
 */
record SharedTime(Duration total, long end) {
    /** Less cannot be used: nobody would log in for it. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** @param spent by earlier processes */
    static SharedTime of(Duration total, Duration spent) {
        return new SharedTime(total, System.nanoTime() + total.minus(spent).toNanos());
    }

    boolean isOver() {
        return !total.isZero() && left().compareTo(LEAST) < 0;
    }

    Duration within(Duration most) {
        return total.isZero() || left().compareTo(most) > 0 ? most : left();
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
