package io.gather.cli.watermarks;

import java.util.List;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.show.Printer;
import picocli.CommandLine;

/** The commands about how far clusters were gathered. */
public record WatermarksCommands(Printer printer, Surroundings surroundings) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("watermarks", this::watermarks));
    }

    private CommandLine watermarks() {
        MarkedClusters clusters = new MarkedClusters(printer, surroundings);
        return new CommandLine(new WatermarksCommand()).addSubcommand(new ListMarksCommand(clusters))
                .addSubcommand(new ForgetCommand(clusters));
    }
}
