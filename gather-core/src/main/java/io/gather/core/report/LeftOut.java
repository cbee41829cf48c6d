package io.gather.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.outcome.Limit;

/**
 * Items that some nodes left out, or have in part, and that another gather could bring.
 *
 * @param limit why
 * @param nodes by name; {@code local} for what is done once for the cluster
 * @param items by full name
 */
public record LeftOut(Limit limit, List<String> nodes, List<String> items) {
    /** So that whoever reads one needs little memory. */
    private static final int MOST = 100;

    public LeftOut {
        nodes = List.copyOf(nodes);
        items = List.copyOf(items);
    }

    private record Kind(Limit limit, List<String> items) {}

    /**
     * Nodes with the same items for the same reason together.
     *
     * @param left by node
     */
    public static List<LeftOut> of(Map<String, Map<Limit, Set<String>>> left) {
        Map<Kind, List<String>> alike = new LinkedHashMap<>();
        left.forEach((node, limits) -> limits.forEach((limit, items) -> alike
                .computeIfAbsent(new Kind(limit, List.copyOf(items)), _ -> new ArrayList<>()).add(node)));
        List<LeftOut> all = new ArrayList<>();
        alike.forEach((kind, nodes) -> {
            for (List<String> some : parts(nodes)) {
                parts(kind.items()).forEach(items -> all.add(new LeftOut(kind.limit(), some, items)));
            }
        });
        return all;
    }

    private static List<List<String>> parts(List<String> names) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i += MOST) {
            parts.add(names.subList(i, Math.min(names.size(), i + MOST)));
        }
        return parts;
    }
}
