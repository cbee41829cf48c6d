package io.gather.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.help.Switches;
import io.gather.cli.modules.ModuleCommands;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Which commands are made for a command line: to describe all of them takes longer than most need to run.
 *
 * @param alone what is done without a command
 * @param helpers that need all others
 */
record CommandChoice(Supplier<CommandSpec> alone, List<NamedCommand> commands, ModuleCommands modules,
        List<NamedCommand> helpers) {
    private static final Set<String> VERSION = Set.of("--version", "-V");
    private static final Set<String> HELP = Set.of("--help", "-h");

    /** Those of the program itself. */
    Set<String> names() {
        return Stream.concat(commands.stream(), helpers.stream()).map(NamedCommand::name)
                .collect(Collectors.toSet());
    }

    /** @param first argument of the command line; empty: there is none */
    CommandLine of(String first) {
        boolean option = first.isEmpty() || first.startsWith("-");
        Optional<NamedCommand> asked = find(commands, first);
        if (asked.isEmpty() && !option && !names().contains(first)) {
            asked = find(modules.all(), first);
        }
        if (asked.isPresent()) {
            return new CommandLine(CommandSpec.create().name("gather")).addSubcommand(first,
                    asked.get().make().get());
        }
        if (HELP.contains(first) || !option) {
            modules.tellRefused();
        }
        return all(first);
    }

    private static Optional<NamedCommand> find(List<NamedCommand> commands, String name) {
        return commands.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private CommandLine all(String first) {
        CommandLine line = new CommandLine(alone.get());
        if (HELP.contains(first)) {
            add(line, modules.all());
        } else if (!VERSION.contains(first)) {
            Switches.name(line.getCommandSpec());
            add(line, commands);
            add(line, modules.all());
            add(line, helpers);
        }
        return line;
    }

    private static void add(CommandLine line, List<NamedCommand> commands) {
        commands.forEach(command -> line.addSubcommand(command.name(), command.make().get()));
    }
}
