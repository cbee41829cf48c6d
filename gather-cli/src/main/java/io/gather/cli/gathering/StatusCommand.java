package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", mixinStandardHelpOptions = true, description = {
        "Shows gathers that are under way or were cut off.",
        "Of each: its id and bundle, phase, items done, nodes by state, and the next command. It disturbs none of them."})
public final class StatusCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Option(names = "--json", description = "one JSON object a gather")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    public StatusCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.status(json, places);
    }
}
