package io.gather.stats.collect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a cluster is tried again: longer each time, up to a bound, and not equally long for all clusters. */
final class ReconnectDelay {
    static final Duration SHORTEST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double LEAST_SHARE = 0.5;

    private final RandomGenerator random;
    private Duration next = SHORTEST;

    ReconnectDelay(RandomGenerator random) {
        this.random = random;
    }

    void reset() {
        next = SHORTEST;
    }

    Duration take() {
        double share = LEAST_SHARE + (1 - LEAST_SHARE) * random.nextDouble();
        Duration delay = Duration.ofNanos((long) (next.toNanos() * share));
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return delay;
    }
}
