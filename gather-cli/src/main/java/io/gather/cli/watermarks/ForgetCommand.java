package io.gather.cli.watermarks;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "reset", mixinStandardHelpOptions = true, description = "Forgets how far logs were gathered: the next increment has them whole. Bundles stay.")
final class ForgetCommand implements Callable<Integer> {
    private final MarkedClusters clusters;

    @Option(names = "--cluster", paramLabel = "NAME", description = "of this one only")
    private @Nullable String cluster;

    @Option(names = "--node", paramLabel = "NODE", description = "of this node only")
    private @Nullable String node;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    ForgetCommand(MarkedClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public Integer call() throws Exception {
        return clusters.reset(cluster, node, places);
    }
}
