package io.gather.cli;

import java.util.concurrent.Callable;

import io.gather.cli.gathering.Gatherings;
import io.gather.cli.options.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Without a verb: one gather. */
@Command(name = "gather", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = "Gathers everything a support case needs from this cluster into one bundle.", footer = {
        "", "Without a command, gather runs one gather: 'gather' is 'gather run'.",
        "Exit codes: 0 all of it, 2 usage, 3 some nodes missing, 4 items failed (--strict), 5 nothing gathered,",
        "6 upload failed, 7 refused (lock, disk, budget), 9 a bundle is damaged, 130 interrupted."})
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
