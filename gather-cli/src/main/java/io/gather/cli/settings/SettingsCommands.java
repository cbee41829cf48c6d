package io.gather.cli.settings;

import java.util.List;

import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.secrets.Prompter;
import io.gather.cli.show.Printer;
import picocli.CommandLine;

/** The commands about saved settings. */
public record SettingsCommands(Printer printer, Surroundings surroundings) {
    public List<NamedCommand> all() {
        return List.of(new NamedCommand("settings", this::settings));
    }

    public CommandLine settings() {
        return new CommandLine(new SettingsCommand())
                .addSubcommand(new SettingsCommand.View(new SavedSettings(printer, surroundings)))
                .addSubcommand(new ModifyCommand(new Modification(printer, surroundings, Prompter.console())))
                .addSubcommand(new ResetCommand(new Reset(printer, surroundings, Prompter::agreed)));
    }
}
