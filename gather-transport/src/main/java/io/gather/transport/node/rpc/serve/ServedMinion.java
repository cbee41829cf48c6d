package io.gather.transport.node.rpc.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.gather.core.minion.MinionLauncher;
import io.gather.transport.pki.identity.RotatingIdentity;

/**
 * What is served.
 *
 * @param minions of this machine
 * @param version of the product
 * @param features by their words
 * @param identity what of it can be renewed; empty: somebody else sees to that
 * @param runs folder that has the name of each gather in it that may still be collected
 */
public record ServedMinion(MinionLauncher minions, String version, List<String> features,
        Optional<RotatingIdentity> identity, Path runs, Permission permission, Audit audit) {
    public ServedMinion {
        features = List.copyOf(features);
    }
}
