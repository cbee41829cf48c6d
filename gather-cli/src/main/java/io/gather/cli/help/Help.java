package io.gather.cli.help;

import java.util.Map;

import io.gather.cli.show.StyledText;
import io.gather.cli.show.Terminal;
import picocli.CommandLine.Model.CommandSpec;

/** Help for people at a terminal, or for whatever reads standard output instead. */
public record Help(Terminal terminal, int columns) {
    private static final int USUAL = 80;
    private static final int NARROWEST = 40;
    /** Longer lines are hard to read. */
    private static final int WIDEST = 100;

    public static Help of(Map<String, String> environment) {
        Terminal terminal = Terminal.ofResults(environment);
        // Also one that knows no styles has a width.
        boolean shown = environment.getOrDefault("GATHER_TTY", "").contains("1");
        return new Help(terminal,
                shown ? Math.clamp(terminal.size().columns(), NARROWEST, WIDEST) : USUAL);
    }

    public StyledText text(CommandSpec command) {
        return command.parent() == null
                ? new Overview(CommandGroup.of(command), terminal, columns).text()
                : new PageText(terminal, columns).of(HelpPage.of(command));
    }
}
