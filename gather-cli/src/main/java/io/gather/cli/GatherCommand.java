package io.gather.cli;

import java.util.concurrent.Callable;

import io.gather.cli.gathering.Gatherings;
import io.gather.cli.options.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Without a verb: one gather. */
@Command(name = "gather", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
        "Gathers everything a support case needs from this cluster into one bundle.",
        "Without a command it runs one gather: 'gather' is 'gather run', with the same options."})
final class GatherCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Mixin
    private RunOptions options = new RunOptions();

    GatherCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.run(options);
    }
}
