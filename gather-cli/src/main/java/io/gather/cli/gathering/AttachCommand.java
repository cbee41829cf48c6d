package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ShowOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "attach", mixinStandardHelpOptions = true, description = "Shows a gather that runs elsewhere; Ctrl-C ends the showing, not the gather.")
public final class AttachCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "which gather (default: the one under way, else the last)")
    private @Nullable String id;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Mixin
    private ShowOptions show = new ShowOptions();

    public AttachCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.attach(id, places, show);
    }
}
