package io.gather.cli.schedule;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", mixinStandardHelpOptions = true, description = {
        "Runs one gather of a schedule, as its timer does.",
        "It says nothing while gathers end as they did before."})
final class ScheduledRunCommand implements Callable<Integer> {
    private final Schedules schedules;
    private final ScheduledGather gather;

    @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "gather", description = "which one (default: gather)")
    private String name = "";

    @Option(names = "--spread", description = "wait by chance, as long as the schedule allows")
    private boolean spread;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    ScheduledRunCommand(Schedules schedules, ScheduledGather gather) {
        this.schedules = schedules;
        this.gather = gather;
    }

    @Override
    public Integer call() throws Exception {
        return gather.run(schedules.store(places), name, spread, places);
    }
}
