package io.gather.transport.node;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Tries that lie further and further apart, and end. */
public final class Tries {
    private static final long FIRST = 200;
    private static final long LONGEST = 10_000;

    private final int most;
    private final Duration within;
    private final RandomGenerator random;
    private final CountDownLatch given;
    private int count;
    private long since = System.nanoTime();

    /**
     * @param within how long it may go on without success
     * @param given down once nobody wants another try
     */
    public Tries(int most, Duration within, RandomGenerator random, CountDownLatch given) {
        this.most = most;
        this.within = within;
        this.random = random;
        this.given = given;
    }

    /** Waits for the next try; false: enough. */
    public boolean again() throws InterruptedException {
        count++;
        if (count >= most || System.nanoTime() - since > within.toNanos()) {
            return false;
        }
        long pause = Math.min(LONGEST, FIRST << Math.min(count - 1, 10));
        // Of many nodes behind one switch, not all at the same moment.
        return !given.await(pause / 2 + random.nextLong(pause / 2 + 1), TimeUnit.MILLISECONDS);
    }

    /** It got on: the next failure is the first one. */
    public void progress() {
        count = 0;
        since = System.nanoTime();
    }
}
