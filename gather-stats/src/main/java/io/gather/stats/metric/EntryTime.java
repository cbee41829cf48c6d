package io.gather.stats.metric;

import org.jspecify.annotations.Nullable;

/** When something was measured, in seconds of the epoch. */
final class EntryTime {
    /** What can be told in nanoseconds. */
    private static final long LATEST = Long.MAX_VALUE / 1_000_000_000;

    private EntryTime() {}

    static boolean isTime(@Nullable Long seconds) {
        return seconds != null && seconds >= 0 && seconds <= LATEST;
    }
}
