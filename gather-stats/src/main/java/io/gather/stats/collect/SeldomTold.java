package io.gather.stats.collect;

import java.time.Duration;

/**
 * Which of many events of a kind somebody is told: the 1st, the 2nd, the 4th and so on, and the first one again after an hour without any.
 * For one thread at a time.
 */
final class SeldomTold {
    private static final long QUIET_NANOS = Duration.ofHours(1).toNanos();

    private long times;
    private long last;

    /** @return whether this one is to be told */
    boolean comes(long nanos) {
        if (nanos - last > QUIET_NANOS) {
            times = 0;
        }
        times++;
        last = nanos;
        return Long.bitCount(times) == 1;
    }
}
