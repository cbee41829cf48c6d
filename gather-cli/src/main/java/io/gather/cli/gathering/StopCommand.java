package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stop", mixinStandardHelpOptions = true, description = "Ends a gather that is under way; it finishes a bundle of what is there.")
public final class StopCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "which gather (default: the one under way)")
    private @Nullable String id;

    @Option(names = "--no-wait", description = "do not wait until the bundle is finished")
    private boolean noWait;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    public StopCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.stop(id, !noWait, places);
    }
}
