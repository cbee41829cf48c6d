package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "stop", mixinStandardHelpOptions = true, description = "Ends the gather that is under way; it finishes a bundle of what is there.")
public final class StopCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    public StopCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() {
        return gatherings.stop(places);
    }
}
