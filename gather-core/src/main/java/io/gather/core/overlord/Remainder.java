package io.gather.core.overlord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.outcome.Limit;
import io.gather.core.report.LeftOut;

/** What a gather left out that another could bring. */
record Remainder(List<LeftOut> parts) {
    private static final int FEW = 3;

    Remainder {
        parts = List.copyOf(parts);
    }

    static Remainder of(Gather gather) {
        Map<String, Map<Limit, Set<String>>> left = new LinkedHashMap<>();
        gather.places().forEach(place -> left.put(place, gather.left(place)));
        return new Remainder(LeftOut.of(left));
    }

    boolean isNothing() {
        return parts.isEmpty();
    }

    /** On one line. */
    String words() {
        List<String> told = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            TreeSet<String> items = new TreeSet<>();
            TreeSet<String> nodes = new TreeSet<>();
            parts.stream().filter(part -> part.limit() == limit).forEach(part -> {
                items.addAll(part.items());
                nodes.addAll(part.nodes());
            });
            if (!items.isEmpty()) {
                told.add((items.size() > FEW ? items.size() + " items" : String.join(", ", items)) + " on "
                        + folded(nodes) + " (" + limit.word() + ")");
            }
        }
        return "left out: " + String.join("; ", told);
    }

    private static String folded(TreeSet<String> names) {
        try {
            return NodeSet.of(names).toString();
        } catch (NodeSetException odd) {
            return String.join(", ", names);
        }
    }
}
