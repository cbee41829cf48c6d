package io.gather.cli.schedule;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a schedule and its timer. A gather under way goes on; bundles stay.")
final class RemoveCommand implements Callable<Integer> {
    private final Schedules schedules;

    @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "gather", description = "which one (default: gather)")
    private String name = "";

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    RemoveCommand(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public Integer call() throws Exception {
        return schedules.remove(name, places);
    }
}
