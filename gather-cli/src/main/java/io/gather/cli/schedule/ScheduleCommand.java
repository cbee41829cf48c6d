package io.gather.cli.schedule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Its verbs are added where it is made. */
@Command(name = "schedule", mixinStandardHelpOptions = true, description = "Gathers that begin by themselves: adds, lists and removes them.")
final class ScheduleCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "add, list, remove or run?");
    }
}
