package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false, description = "Shows what a gather with the same options would run and read, without doing it.")
public final class PlanCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Mixin
    private RunOptions options = new RunOptions();

    public PlanCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() {
        return gatherings.plan(options);
    }
}
