package io.gather.cli.schedule;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Shows the schedules: when each comes next, and how its last gather ended.")
final class ListCommand implements Callable<Integer> {
    private final Schedules schedules;

    @Option(names = "--json", description = "one JSON object a schedule")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    ListCommand(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public Integer call() throws Exception {
        return schedules.list(json, places);
    }
}
