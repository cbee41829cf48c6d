package io.gather.cli.settings;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "reset", mixinStandardHelpOptions = true, description = "Takes your saved settings and secrets away: what is built in holds again.")
public final class ResetCommand implements Callable<Integer> {
    private final Reset reset;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = {"-y", "--yes"}, description = "do not ask")
    private boolean yes;

    public ResetCommand(Reset reset) {
        this.reset = reset;
    }

    @Override
    public Integer call() throws Exception {
        return reset.reset(target, yes);
    }
}
