package io.gather.cli.isi;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code isi diagnostics gather …}, and {@code isi gather …} for short; their verbs are added where they are made. */
@Command(mixinStandardHelpOptions = true)
public final class IsiCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "one of " + String.join(", ", spec.subcommands().keySet()) + "?");
    }

    /** A command that only leads to others. */
    public static CommandLine of(String name, String about, List<CommandLine> verbs) {
        CommandLine line = new CommandLine(new IsiCommand());
        line.getCommandSpec().name(name).usageMessage().description(about);
        verbs.forEach(verb -> line.addSubcommand(verb.getCommandName(), verb));
        return line;
    }
}
