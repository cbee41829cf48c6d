package io.gather.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.cli.show.GatherWords;
import io.gather.core.error.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not the command line does not know what is typed there: the entry point may be another one. */
class NeutralTest {
    private static final List<String> MODULES = List.of("gather-core", "gather-minion", "gather-transport",
            "gather-stats", "gather-incident");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    /** Of other programs too: {@code gpg --version}. */
    private static final Set<String> OF_ANYBODY = Set.of("--help", "--version", "--quiet");

    @TempDir
    Path folder;

    @Test
    void onlyTheCommandLineNamesCommandsAndOptions() throws IOException {
        CommandLine commands = new ProgramInProcess(folder).commands();
        Set<String> options = new HashSet<>();
        collect(commands, options);
        options.removeAll(OF_ANYBODY);
        Pattern ours = Pattern
                .compile("\\bgather (" + String.join("|", commands.getSubcommands().keySet()) + ")\\b|isi_gather_info");
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            for (String line : Files.readAllLines(file)) {
                LITERAL.matcher(line).results().map(it -> it.group(1))
                        .filter(it -> ours.matcher(it).find()
                                || OPTION.matcher(it).results().anyMatch(option -> options.contains(option.group())))
                        .map(it -> file.getFileName() + ": " + it).forEach(found::add);
            }
        }
        assertThat(options).hasSizeGreaterThan(100);
        assertThat(found).isEmpty();
    }

    /** What users type for it is held to the commands by {@link AdviceTest}. */
    @Test
    void theCommandLineKnowsWordsForAllThatIsAdvised() {
        for (Action action : Action.values()) {
            String words = new GatherWords().of(action.on("x"));
            assertThat(words).startsWith(action.isChoice() ? "--" : "gather");
            assertThat(words.contains(" x")).as(words).isEqualTo(!action.isChoice());
        }
    }

    private static void collect(CommandLine command, Set<String> options) {
        options.addAll(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(below -> collect(below, options));
    }

    private static List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files
                    .walk(Path.of(System.getProperty("gather.root"), module, "src/main/java"))) {
                // A module's verbs are its command line.
                files.filter(it -> it.toString().endsWith(".java") && !it.toString().contains("/verb/")).forEach(all::add);
            }
        }
        return all;
    }
}
