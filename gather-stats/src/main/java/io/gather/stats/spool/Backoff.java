package io.gather.stats.spool;

import java.time.Duration;
import java.util.random.RandomGenerator;

import io.gather.stats.config.WriteRetries;

/** How long a writer waits before it tries again: longer each time, up to a bound, and not all writers as long. */
final class Backoff {
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double SHORTEST_SHARE = 0.8;

    private final WriteRetries retries;
    private final RandomGenerator random;
    private long attempts;
    private Duration next;

    Backoff(WriteRetries retries, RandomGenerator random) {
        this.retries = retries;
        this.random = random;
        this.next = shorter(retries.interval());
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    void succeeded() {
        attempts = 0;
        next = shorter(retries.interval());
    }

    /**
     * @param wanted by the sink
     * @return how long to wait
     */
    Duration failed(Duration wanted) {
        attempts++;
        Duration own = isExhausted() ? LONGEST : next;
        Duration least = shorter(wanted);
        Duration wait = own.compareTo(least) < 0 ? least : own;
        next = shorter(next.multipliedBy(2));
        double share = SHORTEST_SHARE + (1 - SHORTEST_SHARE) * random.nextDouble();
        Duration some = Duration.ofNanos((long) (wait.toNanos() * share));
        return some.compareTo(least) < 0 ? least : some;
    }

    /** Whether it was tried as often as it is to be tried in a row. */
    boolean isExhausted() {
        return !retries.attempts().allowsAfter(attempts);
    }
}
