package io.gather.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.cli.show.GatherWords;
import io.gather.core.error.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not the command line does not know what is typed there: the entry point may be another one. Modules know what they bring to it. */
class NeutralTest {
    private static final List<String> PARTS = List.of("gather-core", "gather-minion", "gather-transport");
    private static final List<String> MODULES = List.of("stats", "incident");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    /** Of other programs too: {@code gpg --batch}. */
    private static final Set<String> OF_ANYBODY = Set.of("--help", "--version", "--quiet", "--batch");

    @TempDir
    Path folder;

    @Test
    void onlyTheCommandLineNamesCommandsAndOptions() throws IOException {
        CommandLine commands = new ProgramInProcess(folder).commands();
        Set<String> options = new HashSet<>();
        collect(commands, options);
        options.removeAll(OF_ANYBODY);
        Set<String> names = new HashSet<>(commands.getSubcommands().keySet());
        List<String> found = new ArrayList<>();
        for (String part : PARTS) {
            found.addAll(literals(part, ours(names).or(text -> OPTION.matcher(text).results()
                    .anyMatch(option -> options.contains(option.group())))));
        }
        for (String module : MODULES) {
            Set<String> others = new HashSet<>(names);
            others.remove(module);
            found.addAll(literals("gather-" + module, ours(others)));
        }
        assertThat(options).hasSizeGreaterThan(100);
        assertThat(found).isEmpty();
    }

    private static Predicate<String> ours(Set<String> names) {
        return Pattern.compile("\\bgather (" + String.join("|", names) + ")\\b|isi_gather_info").asPredicate();
    }

    private static List<String> literals(String part, Predicate<String> wanted) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(part)) {
            for (String line : Files.readAllLines(file)) {
                LITERAL.matcher(line).results().map(it -> it.group(1)).filter(wanted)
                        .map(it -> file.getFileName() + ": " + it).forEach(found::add);
            }
        }
        return found;
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

    private static List<Path> files(String part) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("gather.root"), part, "src/main/java"))) {
            return files.filter(it -> it.toString().endsWith(".java")).toList();
        }
    }
}
