package io.gather.stats.metric;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts what cannot become points, and remembers what was told of it. Safe for several threads. */
public final class OddValues {
    /** Beyond these nothing is told any more, only counted. */
    private static final int MOST_TOLD = 10_000;

    private final Map<OddKind, Long> counts = new EnumMap<>(OddKind.class);
    private final Set<Case> told = new HashSet<>();

    private record Case(String stat, OddKind kind) {}

    /** @return whether it is the first one of its kind for this stat, to be told to somebody */
    public synchronized boolean count(String stat, OddKind kind) {
        counts.merge(kind, 1L, Long::sum);
        return told.size() < MOST_TOLD && told.add(new Case(stat, kind));
    }

    /** Of the kinds that there were. */
    public synchronized Map<OddKind, Long> counts() {
        return Map.copyOf(counts);
    }
}
