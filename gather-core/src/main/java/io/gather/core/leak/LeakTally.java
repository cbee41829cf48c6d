package io.gather.core.leak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Adds up what is found, place by place. For one thread. */
final class LeakTally {
    private static final int MOST_TOLD = 1000;

    private record Found(String kind, @Nullable String original, String writing) {}

    private final List<Leak> leaks = new ArrayList<>();
    private final Map<String, Long> left = new TreeMap<>();
    private final Map<Found, Long> here = new LinkedHashMap<>();
    private long files;
    private long unsearched;

    void found(String kind, @Nullable String original, String writing, long count) {
        left.merge(kind, count, Long::sum);
        if (here.size() < MOST_TOLD) {
            here.merge(new Found(kind, original, writing), count, Long::sum);
        }
    }

    /** What was found since the last place is in this one. */
    void place(String name) {
        here.forEach((what, count) -> {
            if (leaks.size() < MOST_TOLD) {
                leaks.add(new Leak(what.kind(), what.original(), what.writing(), name, count));
            }
        });
        here.clear();
    }

    void file() {
        files++;
    }

    void unsearched() {
        unsearched++;
    }

    LeakReport report(long searched, long ambiguous) {
        return new LeakReport(searched, ambiguous, files, unsearched, left, leaks);
    }
}
