package io.gather.cli.pki;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Its verbs are added where it is made. */
@Command(name = "pki", mixinStandardHelpOptions = true, description = "The authority of a cluster, whose certificates nodes and overlords know each other by.")
final class PkiCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "init, list, revoke, rotate or export?");
    }
}
