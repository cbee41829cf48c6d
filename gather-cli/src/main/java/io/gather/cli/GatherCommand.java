package io.gather.cli;

import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.gathering.Gatherings;
import io.gather.cli.options.RunOptions;
import io.gather.core.module.SettingOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Without a verb: one gather. */
@Command(name = "gather", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
        "Gathers everything a support case needs from this cluster into one bundle.",
        "Without a command it runs one gather: 'gather' is 'gather run', with the same options."})
final class GatherCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Mixin
    private RunOptions options = new RunOptions();

    private GatherCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    /** @param ofModules options that modules bring */
    static CommandSpec of(Gatherings gatherings, List<SettingOption> ofModules) {
        GatherCommand command = new GatherCommand(gatherings);
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        command.options.bring(ofModules, spec);
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.run(options);
    }
}
