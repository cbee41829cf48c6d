package io.gather.cli.options;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.inventory.NodeSelection;
import io.gather.core.inventory.read.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which nodes. */
public final class NodeOptions {
    @Option(names = {"-w",
            "--nodes"}, paramLabel = "SET", description = "only these nodes: node[1-9], @group, a!b, *; without an inventory these hosts")
    private List<String> nodes = new ArrayList<>();

    @Option(names = {"-x", "--exclude-nodes"}, paramLabel = "SET", description = "not these nodes")
    private List<String> excluded = new ArrayList<>();

    @Option(names = {"-i",
            "--inventory"}, paramLabel = "FILE", description = "the nodes: TOML, Ansible INI or YAML, or a list of hosts; - for standard input")
    private @Nullable String inventory;

    @Option(names = "--inventory-format", paramLabel = "FORMAT", description = "toml, ini, yaml or hosts (default: as name and content tell)")
    private @Nullable Format format;

    @Option(names = "--local-only", description = "only this machine, whatever inventory and settings say")
    private boolean localOnly;

    /** This machine. */
    static NodeOptions here() {
        NodeOptions options = new NodeOptions();
        options.localOnly = true;
        return options;
    }

    public boolean localOnly() {
        return localOnly;
    }

    public NodeSelection selection() {
        return new NodeSelection(String.join(",", nodes), String.join(",", excluded), "--nodes",
                "--exclude-nodes");
    }

    public @Nullable String inventory() {
        return inventory;
    }

    public @Nullable Format format() {
        return format;
    }
}
