package io.gather.stats.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time that collectors live in. Safe for several threads. */
public interface CollectorPace {
    /** Nanoseconds of a clock that does not jump. */
    long nanos();

    Instant instant();

    void sleep(Duration time) throws InterruptedException;

    /** That of the world. */
    static CollectorPace real() {
        return new CollectorPace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant instant() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                // Nobody counts it down: it is the time alone that ends this.
                boolean ignored = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }
}
