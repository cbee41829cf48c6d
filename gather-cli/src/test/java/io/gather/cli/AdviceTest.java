package io.gather.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.cli.isi.IsiGatherInfo;
import io.gather.cli.isi.OriginalWords;
import io.gather.cli.show.GatherWords;
import io.gather.core.error.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What is advised can be typed where it is advised. */
class AdviceTest {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Pattern COMMAND = Pattern.compile("\\bgather ([a-z_]+)((?: (?!or |and )[^;\"]*)?)");

    @TempDir
    Path folder;

    @Test
    void namesCommandsAndOptionsThatThereAre() throws IOException {
        CommandLine commands = new ProgramInProcess(folder).commands();
        List<String> wrong = new ArrayList<>();
        for (String text : texts()) {
            COMMAND.matcher(text).results().forEach(match -> {
                CommandLine command = commands.getSubcommands().get(match.group(1));
                if (command == null) {
                    return;
                }
                Set<String> known = options(command);
                command.getSubcommands().values().forEach(below -> known.addAll(options(below)));
                OPTION.matcher(match.group(2)).results().map(it -> it.group()).filter(it -> !known.contains(it))
                        .forEach(it -> wrong.add(it + " in: " + text));
            });
        }
        assertThat(wrong).isEmpty();
    }

    /** Who typed {@code isi_gather_info} is told its options, or variables. */
    @Test
    void namesOptionsOfTheCommandThatWasTyped() throws IOException {
        Set<String> ours = options(command("run"));
        // These are told only to those who typed them, and in a help text.
        ours.removeAll(Set.of("--detach", "--strict", "--lane", "--json", "--ask-upload-secret"));
        Set<String> theirs = options(command(IsiGatherInfo.NAME));
        List<String> wrong = new ArrayList<>();
        for (String text : texts()) {
            String left = OriginalWords.of(text).replaceAll("\\b(gather [a-z]+|gpg )[^;\\n]*", "");
            OPTION.matcher(left).results().map(it -> it.group()).filter(ours::contains)
                    .filter(it -> !theirs.contains(it)).forEach(it -> wrong.add(it + " in: " + text));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void repeatsWhereABundleShouldGo() {
        ProgramInProcess program = new ProgramInProcess(folder).with("GATHER_LIMITS_NICE", "0");

        ProgramInProcess.Ended ended = program.run("run", "--profile", "none", "--command", "echo x", "--upload",
                "--esrs=false",
                "--http-upload=false", "--ftp-upload-insecure", "--ftp-upload-host", "localhost", "--ftp-upload-port",
                "9", "--ftp-upload-pass", "hunter2");

        assertThat(ended.code()).as(ended.all()).isEqualTo(6);
        assertThat(ended.err()).contains("gather upload --all --esrs=false --http-upload=false --ftp-upload-insecure"
                + " --ftp-upload-host localhost --ftp-upload-port 9 --set-ftp-upload-pass  [")
                .doesNotContain("hunter2");
    }

    @Test
    void takesTheNameOfACommandForNoOption() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path file = program.file("x.txt", "x");

        ProgramInProcess.Ended ended = program.run("upload", file.toString(), "--upload-directory", "/nowhere/at/all");

        assertThat(ended.err()).contains("gather upload --all --upload-directory /nowhere/at/all  [GATHER-6001]");
    }

    @Test
    void speaksTheWordsOfTheOriginal() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path file = program.file("file", "");

        assertThat(program.run(IsiGatherInfo.NAME, "--nologs", "-1", "date", "--noupload", "--tardir",
                file + "/below").err()).contains("--tardir DIR").doesNotContain("--output");
        assertThat(program.run(IsiGatherInfo.NAME, "--nologs", "-1", "date", "--noupload", "-n", "1").err())
                .contains("needs an inventory", "GATHER_INVENTORY=FILE");
        assertThat(program.run("run", "--profile", "none", "--command", "date", "--output", file + "/below").err())
                .contains("--output DIR");
    }

    @Test
    void leavesWhatWasTypedAsItIs() {
        assertThat(new ProgramInProcess(folder).run(IsiGatherInfo.NAME, "--output", "x").err()).contains("'--output'");
        assertThat(OriginalWords.of("not gathered: 'x --output DIR': there is none; choose another --output"))
                .isEqualTo("not gathered: 'x --output DIR': there is none; choose another --tardir");
    }

    @Test
    void refusesToSendAndNotToSend() {
        ProgramInProcess program = new ProgramInProcess(folder);

        assertThat(program.run("run", "--verify-upload", "--no-upload").err()).contains("--no-upload",
                "--verify-upload");
        assertThat(program.run("upload", "--no-upload", "x.tgz").err()).contains("--no-upload", "which uploads");
        assertThat(program.run("run", "--upload", "--no-upload", "--group", "no-such-group").err())
                .contains("no-such-group");
    }

    private CommandLine command(String name) {
        return Objects.requireNonNull(new ProgramInProcess(folder).commands().getSubcommands().get(name));
    }

    private static Set<String> options(CommandLine command) {
        Set<String> names = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
        command.getCommandSpec().optionsMap().forEach((name, option) -> {
            if (option.negatable()) {
                names.add(name.replaceFirst("^--", "--no-"));
            }
        });
        return names;
    }

    /** Of the sources, those that people may read; what help says is held to the commands by {@link HelpTest}. */
    private static Set<String> texts() throws IOException {
        Set<String> texts = new TreeSet<>();
        Stream.of(Action.values()).map(it -> new GatherWords().of(it.on("x"))).forEach(texts::add);
        for (String module : List.of("gather-core", "gather-transport", "gather-minion", "gather-cli")) {
            try (Stream<Path> files = Files.walk(Path.of(System.getProperty("gather.root"), module, "src/main/java"))) {
                for (Path file : files.filter(it -> it.toString().endsWith(".java")
                        && Stream.of("/isi/", "/options/", "/help/").noneMatch(it.toString()::contains)).toList()) {
                    for (String line : Files.readAllLines(file)) {
                        if (!line.contains("description =") && !line.contains("Pattern")) {
                            LITERAL.matcher(line).results().map(it -> it.group(1)).filter(it -> it.contains(" "))
                                    .forEach(texts::add);
                        }
                    }
                }
            }
        }
        return texts;
    }
}
