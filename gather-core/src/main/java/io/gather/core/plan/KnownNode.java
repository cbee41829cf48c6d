package io.gather.core.plan;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a node when its plan is made, besides what it is to do.
 *
 * @param lnn logical node number, where the cluster has such numbers
 * @param facts what the inventory says of the node
 */
public record KnownNode(@Nullable Integer lnn, Map<String, String> facts) {
    public static final KnownNode NOTHING = new KnownNode(null, Map.of());

    public KnownNode {
        facts = Map.copyOf(facts);
    }
}
