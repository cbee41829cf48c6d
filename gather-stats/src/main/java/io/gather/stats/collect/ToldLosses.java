package io.gather.stats.collect;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;

/**
 * Tells that points are lost, for each reason the first time, the second, the fourth and so on: some losses are an ordinary state, with
 * each answer of a cluster. After an hour without one that begins anew. Safe for several threads.
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
        Told known = byReason.get(reason);
        if (known == null && byReason.size() >= MOST_REASONS) {
            byReason.values().removeIf(it -> isQuiet(it, now));
            // Reasons that are another one each time are counted as one.
            known = byReason.size() >= MOST_REASONS ? byReason.computeIfAbsent("", _ -> new Told()) : null;
        }
        Told told = known == null ? byReason.computeIfAbsent(reason, _ -> new Told()) : known;
        if (isQuiet(told, now)) {
            told.times = 0;
        }
        return told;
    }

    private static boolean isQuiet(Told told, long now) {
        return told.times > 0 && now - told.last > QUIET.toNanos();
    }
}
