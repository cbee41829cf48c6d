package io.gather.core.rate;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** Keeps a stream at a rate: short bursts are evened out over a second. Safe for several threads, which share the rate. */
public final class Throttle {
    private final long bytesPerSecond;
    private long due = System.nanoTime();

    /** @param bytesPerSecond 0: as fast as it goes */
    public Throttle(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Whether there is a rate to keep. */
    public boolean slows() {
        return bytesPerSecond != 0;
    }

    /** Most bytes that may be read at once. */
    public int most(int wanted) {
        return bytesPerSecond == 0 ? wanted : Math.clamp(bytesPerSecond / 10, 1, wanted);
    }

    /** Waits until these bytes were due. */
    public void passed(long bytes) throws InterruptedIOException {
        if (bytesPerSecond == 0) {
            return;
        }
        long wait = due(bytes);
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    private synchronized long due(long bytes) {
        long now = System.nanoTime();
        due = Math.max(due, now - TimeUnit.SECONDS.toNanos(1));
        due += TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
        return due - now;
    }
}
