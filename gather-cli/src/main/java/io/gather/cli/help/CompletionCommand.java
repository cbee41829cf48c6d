package io.gather.cli.help;

import java.util.concurrent.Callable;

import io.gather.cli.show.Printer;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "completion", mixinStandardHelpOptions = true, description = {
        "Prints a script that completes commands and options in bash and zsh.",
        "The distribution has it in share/bash-completion; bash finds it there when bin is on the PATH."})
public final class CompletionCommand implements Callable<Integer> {
    private final Printer printer;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public CompletionCommand(Printer printer) {
        this.printer = printer;
    }

    @Override
    public Integer call() {
        printer.result(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
        return 0;
    }
}
