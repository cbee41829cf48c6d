package io.gather.cli.nodes;

import java.io.InputStream;
import java.util.List;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.DoctorRun;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.show.Printer;

/** The commands about nodes. */
public record NodesCommands(Printer printer, InputStream input, DoctorRun rehearsal, Surroundings surroundings) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("nodes", () -> new NodesCommand(new Sets(printer, input),
                new NodeTable(printer), rehearsal, surroundings)));
    }
}
