package io.gather.core.settings;

import java.nio.file.Path;

import io.gather.core.plan.Limits;

/**
 * What a gather does unless told otherwise.
 *
 * @param output where bundles go
 * @param selection what is gathered
 * @param state where journals and locks are kept
 * @param spool base of the minions' spools
 * @param upload whether, where and how bundles are sent
 * @param fanout nodes at the same time
 * @param inventory a file with the nodes; empty: this machine only
 * @param ssh how nodes are reached
 */
public record Settings(String cluster, Path output, String prefix, SelectionSettings selection, Path state, Path spool,
        Limits limits, UploadSettings upload, int fanout, String inventory, SshSettings ssh) {
    public static Settings builtIn(String cluster, Path output, Path state) {
        return new Settings(cluster, output, "GatherLogs", SelectionSettings.builtIn(), state, Path.of("/var/tmp"),
                Limits.defaults(),
                UploadSettings.builtIn(), 64, "", SshSettings.builtIn());
    }

    public Settings withState(Path directory) {
        return new Settings(cluster, output, prefix, selection, directory, spool, limits, upload,
                fanout, inventory, ssh);
    }

    public Settings withSpool(Path base) {
        return new Settings(cluster, output, prefix, selection, state, base, limits, upload,
                fanout, inventory, ssh);
    }

    public Settings withReach(int nodesAtOnce, SshSettings how) {
        return new Settings(cluster, output, prefix, selection, state, spool, limits, upload,
                nodesAtOnce, inventory, how);
    }

    public Settings withCluster(String name) {
        return new Settings(name, output, prefix, selection, state, spool, limits, upload, fanout,
                inventory, ssh);
    }

    public Settings with(UploadSettings uploads) {
        return new Settings(cluster, output, prefix, selection, state, spool, limits, uploads, fanout, inventory, ssh);
    }

    public Settings with(SelectionSettings what) {
        return new Settings(cluster, output, prefix, what, state, spool, limits, upload, fanout, inventory, ssh);
    }
}
