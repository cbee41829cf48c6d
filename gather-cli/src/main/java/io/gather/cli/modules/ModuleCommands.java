package io.gather.cli.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.help.HelpExample;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.core.module.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Makes {@code gather <module> <verb>} of what modules say that they can do. */
public final class ModuleCommands {
    static final String RUN = "run";

    private final InstalledModules modules;
    private final CommandParts parts;

    /** @param contexts what modules work with where the options say */
    public ModuleCommands(InstalledModules modules, Printer printer, Function<PlaceOptions, ModuleContexts> contexts) {
        this.modules = modules;
        this.parts = new CommandParts(printer, contexts);
    }

    /** Says why modules cannot be used. */
    public void tellRefused() {
        modules.refused().forEach(refused -> parts.printer().message(
                "gather: " + refused.getMessage() + "\n  next: " + refused.remedy() + "  [" + refused.code() + "]"));
    }

    /** Of the modules that can be used. */
    public List<NamedCommand> all() {
        return modules.sound().stream().filter(InstalledModule::hasCommands)
                .map(module -> new NamedCommand(module.name(), () -> command(module))).toList();
    }

    private CommandLine command(InstalledModule module) {
        CommandLine line = new CommandLine(new Lead(module).spec());
        for (Verb verb : module.verbs()) {
            line.addSubcommand(verb.name(), new VerbCommand(module, verb, parts).spec());
        }
        if (!module.services().isEmpty()) {
            line.addSubcommand(RUN, new RunServicesCommand(module, parts).line());
        }
        return line;
    }

    /** {@code gather <module>} alone: leads to the module's verbs. */
    private static final class Lead extends ModuleCommand implements Runnable {
        private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

        Lead(InstalledModule module) {
            super(module, examples(module));
        }

        private static List<HelpExample> examples(InstalledModule module) {
            List<HelpExample> examples = new ArrayList<>();
            module.verbs().stream().limit(1).forEach(
                    verb -> examples.add(new HelpExample("gather " + module.name() + " " + verb.name() + " --help",
                            "what a verb takes")));
            if (!module.services().isEmpty()) {
                examples.add(new HelpExample("gather " + module.name() + " " + RUN, "until Ctrl-C or SIGTERM"));
            }
            return examples;
        }

        CommandSpec spec() {
            spec.name(module().name()).mixinStandardHelpOptions(true).usageMessage()
                    .description(module().about().endsWith(".") ? module().about() : module().about() + ".");
            return spec;
        }

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(),
                    "one of " + String.join(", ", spec.subcommands().keySet()) + "?");
        }
    }
}
