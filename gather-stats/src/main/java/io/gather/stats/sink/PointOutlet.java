package io.gather.stats.sink;

import java.time.Duration;
import java.util.Map;

import io.gather.stats.metric.StatKey;

/** Where the collector of one cluster leaves what it has. Safe for several threads. */
public interface PointOutlet {
    /** Takes it without waiting for a database: what cannot be written now waits, and what has no room is dropped, the oldest first. */
    void take(PointBatch batch);

    /** What is known of stats now, by the names that points have. */
    void describe(Map<String, StatKey> stats);

    /** Writes what it can in that time, keeps the rest where the next process finds it, and lets go of all that it holds. */
    void close(Duration within) throws InterruptedException;
}
