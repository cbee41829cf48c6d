package io.gather.cli.gathering;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.RunOptions;
import io.gather.core.module.SettingOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

@Command(name = "complete", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Gathers just what the gather of a bundle left out, for want of size, time or room, or because a node was not reached, into a bundle of its own.",
        "'gather merge' makes one bundle of both."})
public final class CompleteCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Parameters(paramLabel = "BUNDLE", description = "the bundle that lacks something")
    private Path bundle = Path.of("");

    @Mixin
    private RunOptions options = new RunOptions();

    private CompleteCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    /** @param ofModules options that modules bring */
    static CommandSpec of(Gatherings gatherings, List<SettingOption> ofModules) {
        CompleteCommand command = new CompleteCommand(gatherings);
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        command.options.bring(ofModules, spec);
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        return gatherings.complete(bundle, options);
    }
}
