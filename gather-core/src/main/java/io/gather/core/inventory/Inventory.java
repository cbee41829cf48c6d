package io.gather.core.inventory;

import java.util.List;

/** The nodes of one cluster. */
public record Inventory(String cluster, List<Node> nodes) {
    public Inventory {
        nodes = List.copyOf(nodes);
    }
}
