package io.gather.cli.minion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Its verbs are added where it is made. */
@Command(name = "minion", mixinStandardHelpOptions = true, description = "Minions of nodes that are reached over RPC: serves this node, and gives nodes their certificates.")
final class MinionCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "serve, unit, sudoers, invite, enrol or join?");
    }
}
