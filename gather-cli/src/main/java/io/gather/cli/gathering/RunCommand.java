package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Runs commands and reads files on the chosen nodes, and packs what comes into one bundle.",
        "Without options: this machine, what the profile 'default' names, into the current folder. 'gather' alone does the same."})
public final class RunCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Mixin
    private RunOptions options = new RunOptions();

    public RunCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.run(options);
    }
}
