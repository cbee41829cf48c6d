package io.gather.cli.watermarks;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Its verbs are added where it is made. */
@Command(name = "watermarks", mixinStandardHelpOptions = true, description = "How far logs were gathered: shows what the next increment builds on, or forgets it.")
final class WatermarksCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list or reset?");
    }
}
