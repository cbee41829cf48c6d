package io.gather.incident.serve;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * When in its life a gatherer is killed. It goes by what the gatherer has done, and not by the time alone: one that is slow would never come
 * to store anything.
 *
 * @param stored what is on its disk more by then
 * @param when from 0 to 1, of the time that the last step takes
 */
record KillMoment(Kind kind, int stored, double when) {
    private static final int MOST_STORED = 20;

    /** What it is about. */
    enum Kind {
        STARTS,
        MAKES_ITS_INDEX,
        /** Nodes connect, and tell what there was before. */
        IS_FOUND,
        STORES
    }

    static KillMoment at(Random random) {
        Kind[] kinds = {Kind.STARTS, Kind.MAKES_ITS_INDEX, Kind.IS_FOUND, Kind.STORES, Kind.STORES, Kind.STORES,
                Kind.STORES};
        return new KillMoment(kinds[random.nextInt(kinds.length)], 1 + random.nextInt(MOST_STORED),
                random.nextDouble());
    }

    void pass(Duration most) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (when * most.toNanos()));
    }
}
