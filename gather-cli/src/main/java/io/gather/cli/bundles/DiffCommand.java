package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "diff", mixinStandardHelpOptions = true, description = "Shows which nodes of a bundle differ from the others, and in what.")
public final class DiffCommand implements Callable<Integer> {
    private final Differences differences;

    @Option(names = "--nodes", description = "compare the nodes of one bundle")
    private boolean nodes;

    @Parameters(paramLabel = "BUNDLE", description = "the bundle")
    private Path bundle = Path.of("");

    @Parameters(index = "1..*", paramLabel = "ITEM", description = "groups, items, or paths below a node's directory: networking, networking.ip_route, etc/hosts, 'var/log/**' (default: all but logs and large files)")
    private List<String> items = new ArrayList<>();

    @Mixin
    private DiffOptions options = new DiffOptions();

    public DiffCommand(Differences differences) {
        this.differences = differences;
    }

    @Override
    public Integer call() throws Exception {
        if (!nodes) {
            throw Differences.betweenBundles(bundle);
        }
        return differences.betweenNodes(bundle, items, options);
    }
}
