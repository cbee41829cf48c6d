package io.gather.incident.wire;

import java.time.Duration;

/**
 * When a node is subscribed to again: at once, then later and later for as long as that goes on. A node of which nothing can be sent would have
 * us ask without end. Whoever has it sees to it that one thread uses it at a time.
 */
public final class Resubscription {
    private static final int MOST_TIMES = 60;
    /** It goes on no more when there was none for so many times the longest pause. */
    private static final int QUIET = 5;

    private final long again;
    private boolean wanted;
    private int times;
    private long last;
    private long notBefore;

    /** @param again what each pause is longer than the one before */
    public Resubscription(Duration again, long now) {
        this.again = again.toNanos();
        this.last = now;
        this.notBefore = now;
    }

    public void want() {
        wanted = true;
    }

    /** @return how long it is until it is due; the longest time there is when it is not wanted */
    public long left(long now) {
        return wanted ? Math.max(0, notBefore - now) : Long.MAX_VALUE;
    }

    /** @return whether it is due, which it is no more then */
    public boolean take(long now) {
        if (!wanted || now - notBefore < 0) {
            return false;
        }
        wanted = false;
        times = now - last > QUIET * MOST_TIMES * again ? 1 : Math.min(times + 1, MOST_TIMES);
        last = now;
        notBefore = now + again * (times - 1);
        return true;
    }
}
