package io.gather.stats.collect;

import java.util.HashSet;
import java.util.Set;

import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;
import io.gather.stats.metric.StatFailure;

/** Remembers which failures of stats were told: each is, once for a stat and a code, and then in detail only. Safe for several threads. */
final class ToldFailures {
    private static final int MOST = 10_000;

    private final Set<Case> told = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();

    private record Case(String stat, long code) {}

    void tell(StatFailure failure, StatsLog log, String host) {
        boolean first;
        synchronized (this) {
            first = told.size() < MOST && told.add(new Case(failure.stat(), failure.code()));
        }
        Level level = switch (failure.kind()) {
            case ABSENT, PASSING -> first ? Level.WARN : Level.DEBUG;
            case UNKNOWN -> first ? Level.ERROR : Level.DEBUG;
        };
        String words = switch (failure.kind()) {
            case ABSENT -> "the cluster has no value of a stat; told once";
            case PASSING -> "some node did not give a stat in time; told once";
            case UNKNOWN -> "the cluster could not give a stat, with a code that is not known; told once";
        };
        log.say(level, words, "cluster", host, "stat", failure.stat(), "devid", Long.toString(failure.device()), "code",
                Long.toString(failure.code()), "error", failure.message());
    }

    /** @return those that were not among the unknown ones before */
    synchronized Set<String> unknown(Set<String> stats) {
        Set<String> fresh = new HashSet<>(stats);
        fresh.removeAll(unknown);
        unknown.clear();
        unknown.addAll(stats);
        return fresh;
    }
}
