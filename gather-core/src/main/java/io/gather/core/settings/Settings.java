package io.gather.core.settings;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.plan.Limits;

/**
 * What a gather does unless told otherwise.
 *
 * @param output where bundles go
 * @param state where journals and locks are kept
 * @param spool base of the minions' spools
 * @param uploads names of the ways of uploading, in the order in which they are tried
 * @param uploadDirectory where the way {@code directory} copies bundles to; empty: nowhere
 * @param fanout nodes at the same time
 * @param inventory a file with the nodes; empty: this machine only
 * @param ssh how nodes are reached
 */
public record Settings(String cluster, Path output, String prefix, String profile, Path state, Path spool,
        Limits limits, List<String> uploads, String uploadDirectory, int fanout, String inventory, SshSettings ssh) {
    public Settings {
        uploads = List.copyOf(uploads);
    }

    public static Settings builtIn(String cluster, Path output, Path state) {
        return new Settings(cluster, output, "GatherLogs", "default", state, Path.of("/var/tmp"), Limits.defaults(),
                List.of(), "", 64, "", SshSettings.builtIn());
    }

    public Settings withState(Path directory) {
        return new Settings(cluster, output, prefix, profile, directory, spool, limits, uploads, uploadDirectory,
                fanout, inventory, ssh);
    }

    public Settings withReach(int nodesAtOnce, SshSettings how) {
        return new Settings(cluster, output, prefix, profile, state, spool, limits, uploads, uploadDirectory,
                nodesAtOnce, inventory, how);
    }

    public Settings withCluster(String name) {
        return new Settings(name, output, prefix, profile, state, spool, limits, uploads, uploadDirectory, fanout,
                inventory, ssh);
    }
}
