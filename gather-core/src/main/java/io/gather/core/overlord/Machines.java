package io.gather.core.overlord;

import java.util.HashMap;
import java.util.Map;

import io.gather.core.minion.NodeFacts;
import org.jspecify.annotations.Nullable;

/** Which machine stands behind which node, so that one with two names is gathered once. Safe for several threads. */
final class Machines {
    private final Map<String, String> places = new HashMap<>();

    /**
     * Clones of one disk image often share a machine id; the host name tells them apart.
     *
     * @return the place that gathers this machine already; null when it is this one
     */
    synchronized @Nullable String claim(String place, NodeFacts facts) {
        if (facts.machineId() == null) {
            return null;
        }
        String first = places.putIfAbsent(facts.machineId() + " " + facts.hostName(), place);
        return place.equals(first) ? null : first;
    }
}
