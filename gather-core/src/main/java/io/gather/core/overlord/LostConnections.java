package io.gather.core.overlord;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.gather.core.nodeset.NodeSet;

/** How often connections to nodes were lost: a network that breaks often is a finding of its own. */
record LostConnections(Map<Integer, List<String>> nodes) {
    LostConnections {
        nodes = new TreeMap<>(nodes);
    }

    static String times(int times) {
        return switch (times) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> times + " times";
        };
    }

    /** Empty where none was lost. */
    Optional<String> told() {
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of("connections were lost on the way: " + nodes.entrySet().stream()
                        .map(entry -> NodeSet.of(entry.getValue()) + " " + times(entry.getKey()))
                        .collect(Collectors.joining(", ")));
    }
}
