package io.gather.core.plan;

import java.util.Map;

/**
 * A node that a gather gathers from.
 *
 * @param facts what the inventory says of it
 */
public record GatheredNode(String name, Map<String, String> facts) {
    public GatheredNode {
        facts = Map.copyOf(facts);
    }
}
