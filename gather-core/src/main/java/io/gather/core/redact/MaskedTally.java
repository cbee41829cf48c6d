package io.gather.core.redact;

import java.util.Map;
import java.util.TreeMap;

/** How many secrets rules found in several contents, by kind. Safe for several threads. */
final class MaskedTally {
    private final Map<String, Long> kinds = new TreeMap<>();

    synchronized void add(String kind) {
        kinds.merge(kind, 1L, Long::sum);
    }

    synchronized Map<String, Long> kinds() {
        return new TreeMap<>(kinds);
    }
}
