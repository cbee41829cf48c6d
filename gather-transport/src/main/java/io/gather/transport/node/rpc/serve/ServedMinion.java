package io.gather.transport.node.rpc.serve;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.minion.MinionLauncher;

/**
 * What is served.
 *
 * @param minions of this machine
 * @param version of the product
 * @param features by their words
 * @param runs folder that has the name of each gather in it that may still be collected
 */
public record ServedMinion(MinionLauncher minions, String version, List<String> features, Path runs,
        Permission permission, Audit audit) {
    public ServedMinion {
        features = List.copyOf(features);
    }
}
