package io.gather.cli.redact;

import java.io.InputStream;
import java.util.List;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;

/**
 * The commands about what may not be seen by others.
 *
 * @param results what standard output is connected to
 */
public record RedactCommands(Printer printer, Terminal results, InputStream stdin, Surroundings surroundings) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("reveal",
                () -> new RevealCommand(new Revealing(printer, results, stdin, surroundings))));
    }
}
