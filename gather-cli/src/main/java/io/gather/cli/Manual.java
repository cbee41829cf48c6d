package io.gather.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.cli.help.HelpPage;
import io.gather.cli.help.ManPage;
import io.gather.cli.isi.IsiGatherInfo;
import picocli.AutoComplete;
import picocli.CommandLine;

import static java.util.Objects.requireNonNull;

/** Writes the manual pages and the completion of commands that the distribution has; part of the build only. */
final class Manual {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false,
            StandardCharsets.UTF_8);

    private final Path share;
    private final ManPage pages;

    private Manual(Path share, String day) {
        this.share = share;
        this.pages = new ManPage(Version.text(), day);
    }

    /** @param args the folder {@code share}, and the day of the pages */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), args[1].replaceFirst("T.*", ""));
    }

    static void write(Path share, String day) throws IOException {
        Manual manual = new Manual(share, day);
        try (Wiring wiring = new Wiring(NOWHERE, NOWHERE, Map.of(), List.of(), List.of("help"))) {
            CommandLine gather = wiring.commandLine();
            manual.pages(gather);
            manual.completion("gather", gather);
            manual.completion(IsiGatherInfo.NAME, requireNonNull(gather.getSubcommands().get(IsiGatherInfo.NAME)));
        }
    }

    private void pages(CommandLine command) throws IOException {
        HelpPage page = HelpPage.of(command.getCommandSpec());
        file("man/man1/" + page.manual() + ".1", pages.of(page));
        for (CommandLine below : command.getSubcommands().values()) {
            pages(below);
        }
    }

    private void completion(String program, CommandLine command) throws IOException {
        file("bash-completion/completions/" + program, AutoComplete.bash(program, command) + "\n");
    }

    private void file(String name, String text) throws IOException {
        Path file = share.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
