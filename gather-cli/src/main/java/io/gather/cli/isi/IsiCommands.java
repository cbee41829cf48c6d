package io.gather.cli.isi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.gather.cli.catalog.CatalogCommands;
import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Gatherings;
import io.gather.cli.gathering.StopCommand;
import io.gather.cli.settings.SettingsCommands;
import io.gather.cli.show.Printer;
import picocli.CommandLine;

/**
 * The commands that users of OneFS know: of others they take what they have too.
 *
 * @param again runs another command line of this program
 */
public record IsiCommands(Printer printer, Map<String, String> environment, Gatherings gatherings,
        SettingsCommands settings, CatalogCommands catalog, Supplier<Collection<String>> secrets, Again again) {
    public List<NamedCommand> all() {
        return List.of(
                new NamedCommand(IsiGatherInfo.NAME, () -> IsiGatherInfo.command(printer, environment,
                        () -> catalog.catalog().get().groups().keySet(), secrets, again)),
                new NamedCommand("isi", this::isi));
    }

    private CommandLine isi() {
        return IsiCommand.of("isi", "The commands that users of OneFS know.",
                List.of(IsiCommand.of("diagnostics", "Gathers.", List.of(gather("Gathers."))),
                        gather("Gathers: 'diagnostics gather' for short.")));
    }

    private CommandLine gather(String about) {
        return IsiCommand.of("gather", about, List.of(new CommandLine(new DiagnosticsStart(printer, gatherings)),
                new CommandLine(new StopCommand(gatherings)),
                new CommandLine(new DiagnosticsStatus(printer, gatherings)),
                settings.settings(), new CommandLine(catalog.groups())));
    }
}
