package io.gather.core.inventory;

import java.util.List;
import java.util.Map;

/**
 * The nodes of one cluster.
 *
 * @param groups names of nodes by group, as {@code @group} means them
 * @param shared folders that all nodes see alike: their files are gathered from one node only
 * @param part whether the cluster may have more nodes than these
 */
public record Inventory(String cluster, List<Node> nodes, Map<String, List<String>> groups, List<String> shared,
        boolean part) {
    public Inventory {
        nodes = List.copyOf(nodes);
        groups = Map.copyOf(groups);
        shared = List.copyOf(shared);
    }

    public Inventory withCluster(String name) {
        return new Inventory(name, nodes, groups, shared, part);
    }

    public Inventory(String cluster, List<Node> nodes) {
        this(cluster, nodes, Map.of(), List.of());
    }

    public Inventory(String cluster, List<Node> nodes, Map<String, List<String>> groups, List<String> shared) {
        this(cluster, nodes, groups, shared, false);
    }
}
