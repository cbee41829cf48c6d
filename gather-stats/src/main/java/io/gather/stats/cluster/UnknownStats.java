package io.gather.stats.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The stats that a cluster does not know any more, for which it would refuse whole requests. After some time they are asked for again.
 * Safe for several threads.
 */
final class UnknownStats {
    static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** A cluster that refuses everything is not asked many times in each slot. */
    static final Duration SEARCHES_AGAIN = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final Map<String, Long> until = new HashMap<>();
    private boolean inVain;
    private long again;

    /** @param nanos a clock that does not jump */
    UnknownStats(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean has(String stat) {
        Long end = until.get(stat);
        if (end != null && nanos.getAsLong() - end >= 0) {
            until.remove(stat);
            return false;
        }
        return end != null;
    }

    synchronized void add(Collection<String> stats) {
        long end = nanos.getAsLong() + REMEMBERED.toNanos();
        stats.forEach(stat -> until.put(stat, end));
    }

    /** It knows these. */
    synchronized void remove(Collection<String> stats) {
        until.keySet().removeAll(stats);
    }

    synchronized void searchedInVain() {
        inVain = true;
        again = nanos.getAsLong() + SEARCHES_AGAIN.toNanos();
    }

    synchronized boolean maySearch() {
        inVain &= nanos.getAsLong() - again < 0;
        return !inVain;
    }
}
