package io.gather.core.upload;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how long one way is tried.
 *
 * @param attempts without any progress between them; one that got further does not count
 * @param first the wait after the first failure; doubles with each
 * @param total after which no new attempt begins
 */
public record RetryPolicy(int attempts, Duration first, Duration most, Duration total) {
    public static RetryPolicy usual() {
        return new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(4));
    }

    /** Between a half and the whole of what is due, so that many nodes do not come back in step. */
    Duration wait(int failures, RandomGenerator random) {
        long due = Math.min(most.toMillis(), first.toMillis() << Math.min(failures - 1, 20));
        return Duration.ofMillis(due / 2 + random.nextLong(due / 2 + 1));
    }
}
