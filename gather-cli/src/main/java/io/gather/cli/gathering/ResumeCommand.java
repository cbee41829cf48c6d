package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.cli.options.ShowOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "resume", mixinStandardHelpOptions = true, description = "Goes on with a gather that was cut off.")
public final class ResumeCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "which gather (default: the latest)")
    private @Nullable String id;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @Mixin
    private ShowOptions show = new ShowOptions();

    public ResumeCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.resume(id, places, reach, show);
    }
}
