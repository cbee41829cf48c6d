package io.gather.transport.foolscap.dial;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a tub is dialled again: as tubs in Python do it, so that a crowd of them comes back spread out. For one thread. */
public final class RedialDelay {
    private static final double FIRST = 1;
    private static final double FACTOR = Math.E;
    private static final double JITTER = 0.12;
    /** A jitter beyond this many times its measure is cut. */
    private static final double FURTHEST = 3;

    private final RandomGenerator random;
    private final double most;
    private double seconds = FIRST;

    /** @param most what is waited at most */
    public RedialDelay(RandomGenerator random, Duration most) {
        this.random = random;
        this.most = most.toMillis() / 1000.0;
    }

    /** After a connection that there was. */
    public Duration lost() {
        seconds = FIRST;
        return Duration.ofMillis((long) (Math.min(FIRST, most) * 1000));
    }

    /** After an attempt that came to nothing. */
    public Duration failed() {
        seconds = Math.min(seconds * FACTOR, most);
        double jitter = Math.clamp(random.nextGaussian(), -FURTHEST, FURTHEST) * JITTER;
        return Duration.ofMillis((long) (Math.min(seconds * (1 + jitter), most) * 1000));
    }
}
