package io.gather.cli.schedule;

import java.util.List;
import java.util.function.Consumer;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.show.Printer;
import picocli.CommandLine;

/**
 * The commands about gathers that begin by themselves.
 *
 * @param understood throws what is wrong with a command line that is not run
 * @param gathering runs one
 */
public record ScheduleCommands(Printer printer, Surroundings surroundings, Consumer<List<String>> understood,
        Gathering gathering) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("schedule", this::schedule));
    }

    private CommandLine schedule() {
        Schedules schedules = new Schedules(printer, surroundings, Timers.of(surroundings.environment()));
        return new CommandLine(new ScheduleCommand()).addSubcommand(new AddCommand(schedules, understood))
                .addSubcommand(new ListCommand(schedules)).addSubcommand(new RemoveCommand(schedules))
                .addSubcommand(
                        new ScheduledRunCommand(schedules, new ScheduledGather(printer, surroundings, gathering)));
    }
}
