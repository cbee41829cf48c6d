package io.gather.cli.gathering;

import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.RunOptions;
import io.gather.core.module.SettingOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Runs commands and reads files on the chosen nodes, and packs what comes into one bundle.",
        "Without options: this machine, what the profile 'default' names, into the current folder. 'gather' alone does the same."})
public final class RunCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Mixin
    private RunOptions options = new RunOptions();

    private RunCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    /** @param ofModules options that modules bring */
    static CommandSpec of(Gatherings gatherings, List<SettingOption> ofModules) {
        RunCommand command = new RunCommand(gatherings);
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        command.options.bring(ofModules, spec);
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.run(options);
    }
}
