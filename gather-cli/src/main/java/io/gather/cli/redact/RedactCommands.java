package io.gather.cli.redact;

import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.core.redact.rule.InstalledRules;

/**
 * The commands about what may not be seen by others.
 *
 * @param results what standard output is connected to
 * @param rules by which secrets are found
 */
public record RedactCommands(Printer printer, Terminal results, InputStream stdin, Surroundings surroundings,
        Supplier<InstalledRules> rules) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("redact",
                () -> new RedactCommand(new Explaining(printer, stdin, rules), new RuleLists(printer, rules),
                        new CleansedCopies(printer, surroundings, rules))),
                new NamedCommand("leaks", () -> new LeaksCommand(new Leaks(printer, surroundings, rules))),
                new NamedCommand("reveal",
                        () -> new RevealCommand(new Revealing(printer, results, stdin, surroundings))));
    }
}
