package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "cleanup", mixinStandardHelpOptions = true, description = "Removes what gathers that were cut off left behind.")
public final class CleanupCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "which gather (default: all that are cut off)")
    private @Nullable String id;

    @Option(names = "--yes", description = "also when results that were gathered are lost by it")
    private boolean yes;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    public CleanupCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.cleanup(id, yes, places, reach);
    }
}
