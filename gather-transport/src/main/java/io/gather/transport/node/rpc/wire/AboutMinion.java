package io.gather.transport.node.rpc.wire;

import java.util.List;

import io.gather.core.minion.NodeFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a minion says of its node and of itself.
 *
 * @param version of the product
 * @param plan the version of plans that it knows
 * @param features by their words; those of newer versions among them
 * @param identity null: it has its certificate from elsewhere
 */
public record AboutMinion(NodeFacts facts, String version, int plan, List<String> features,
        @Nullable IdentityState identity) {
    public AboutMinion {
        features = List.copyOf(features);
    }

    public boolean can(Feature feature) {
        return features.contains(feature.word());
    }
}
