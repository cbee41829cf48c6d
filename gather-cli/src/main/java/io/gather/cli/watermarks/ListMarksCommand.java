package io.gather.cli.watermarks;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Shows the gathers that increments build on, and which of them counts as delivered.")
final class ListMarksCommand implements Callable<Integer> {
    private final MarkedClusters clusters;

    @Option(names = "--cluster", paramLabel = "NAME", description = "of this one only")
    private @Nullable String cluster;

    @Option(names = "--json", description = "one JSON object a gather")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    ListMarksCommand(MarkedClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public Integer call() throws Exception {
        return clusters.list(cluster, json, places);
    }
}
