package io.gather.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.toml.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", mixinStandardHelpOptions = true, description = "Shows what a command does and which options it has, as its --help does.")
public final class HelpCommand implements Callable<Integer> {
    private final Printer printer;
    private final String version;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--man", description = "its page of the manual, for: | man -l -")
    private boolean man;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "which command; commands below it may follow (default: all of them)")
    private List<String> words = new ArrayList<>();

    public HelpCommand(Printer printer, String version) {
        this.printer = printer;
        this.version = version;
    }

    @Override
    public Integer call() {
        CommandLine about = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = about.getSubcommands().get(word);
            if (next == null) {
                throw unknown(word, about);
            }
            about = next;
        }
        if (man) {
            printer.result(new ManPage(version, "").of(HelpPage.of(about.getCommandSpec())).stripTrailing());
        } else {
            about.usage(about.getOut());
        }
        return 0;
    }

    private static GatherException unknown(String word, CommandLine above) {
        String name = above.getCommandSpec().qualifiedName(" ");
        return new GatherException(CommandError.NO_SUCH_COMMAND,
                "there is no command '" + name + " " + word + "'"
                        + NearestName.hint(word, above.getSubcommands().keySet()),
                "", "see what there is: " + name + " --help");
    }
}
