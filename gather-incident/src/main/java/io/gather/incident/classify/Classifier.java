package io.gather.incident.classify;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import io.gather.incident.event.LogEvent;

/** Sorts incidents into categories. Safe for several threads; bounded in time. */
@FunctionalInterface
public interface Classifier {
    /** Of what no rule knows. */
    String UNKNOWN = "unknown";

    /** By what the incident was recorded for; never empty. What fails within it is told elsewhere, and costs its own verdict only. */
    SortedSet<String> classify(LogEvent trigger) throws InterruptedException;

    /** Everything is {@link #UNKNOWN}. */
    static Classifier none() {
        return _ -> new TreeSet<>(Set.of(UNKNOWN));
    }
}
