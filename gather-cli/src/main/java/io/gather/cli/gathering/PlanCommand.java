package io.gather.cli.gathering;

import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.RunOptions;
import io.gather.core.module.SettingOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false, description = "Shows what a gather with the same options would run and read, without doing it.")
public final class PlanCommand implements Callable<Integer> {
    private final Gatherings gatherings;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--show-script", paramLabel = "NODE", description = "print the script that would run on this node")
    private @Nullable String script;

    @Option(names = "--sizes", description = "ask all nodes how much their files come to: a few seconds; nothing is read, nothing is left there")
    private boolean sizes;

    private PlanCommand(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    /** @param ofModules options that modules bring */
    static CommandSpec of(Gatherings gatherings, List<SettingOption> ofModules) {
        PlanCommand command = new PlanCommand(gatherings);
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        command.options.bring(ofModules, spec);
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        return script == null ? gatherings.plan(options, sizes) : gatherings.script(options, script);
    }
}
