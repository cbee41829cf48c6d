package io.gather.stats.collect;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;

/**
 * Tells that points are lost, for each reason the first time, the second, the fourth and so on: some losses are an ordinary state, with
 * each answer of a cluster. After an hour without one it begins anew. Safe for several threads.
 */
final class ToldLosses {
    static final Duration QUIET = Duration.ofHours(1);
    private static final int MOST_REASONS = 50;

    private final String host;
    private final CollectorPace pace;
    private final StatsLog log;
    private final Map<String, Told> byReason = new LinkedHashMap<>();

    private static final class Told {
        long times;
        long points;
        long last;
    }

    ToldLosses(String host, CollectorPace pace, StatsLog log) {
        this.host = host;
        this.pace = pace;
        this.log = log;
    }

    /** @param reason as it is told */
    void lost(long points, String reason) {
        long times;
        long sum;
        synchronized (this) {
            Told told = of(reason);
            told.times++;
            told.points += points;
            told.last = pace.nanos();
            times = told.times;
            sum = told.points;
        }
        if (Long.bitCount(times) == 1) {
            log.say(Level.ERROR, reason, "cluster", host, "points", Long.toString(points), "times",
                    Long.toString(times), "points_in_all", Long.toString(sum));
        }
    }

    private Told of(String reason) {
        long now = pace.nanos();
        byReason.values().removeIf(it -> now - it.last > QUIET.toNanos());
        if (byReason.size() >= MOST_REASONS && !byReason.containsKey(reason)) {
            // Reasons that are another one each time.
            return byReason.computeIfAbsent("", _ -> new Told());
        }
        return byReason.computeIfAbsent(reason, _ -> new Told());
    }
}
