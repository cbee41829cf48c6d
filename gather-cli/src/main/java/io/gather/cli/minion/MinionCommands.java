package io.gather.cli.minion;

import java.util.List;
import java.util.function.Supplier;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.show.Printer;
import picocli.CommandLine;

/**
 * The commands of a node's own minion.
 *
 * @param minions of this machine
 * @param version of the product
 * @param enrolment more of them: how nodes get their certificates
 */
public record MinionCommands(Printer printer, Surroundings surroundings, MinionsHere minions,
        String version, Supplier<List<Object>> enrolment) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("minion", this::minion));
    }

    private CommandLine minion() {
        CommandLine line = new CommandLine(new MinionCommand()).addSubcommand(new ServeCommand(new ServedNode(printer,
                surroundings, minions, version)))
                .addSubcommand(new UnitCommand(printer, surroundings::program))
                .addSubcommand(new SudoersCommand(printer, surroundings));
        enrolment.get().forEach(line::addSubcommand);
        return line;
    }
}
