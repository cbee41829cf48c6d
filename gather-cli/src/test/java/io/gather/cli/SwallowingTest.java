package io.gather.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A typo must not become the value of the option before it: {@code --nouplaod} would upload. */
class SwallowingTest {
    /** To parse with; all of it is made anew for each line that is run. */
    private static final CommandLine COMMANDS = new ProgramInProcess(Path.of("/nowhere")).commands();

    @TempDir
    Path folder;

    /** Every option of every command that takes a value, may take one, or many. */
    static Stream<Option> options() {
        List<Option> all = new ArrayList<>();
        collect(COMMANDS, new ArrayList<>(), all);
        return all.stream();
    }

    private static void collect(CommandLine line, List<String> words, List<Option> all) {
        for (OptionSpec option : line.getCommandSpec().options()) {
            if (option.arity().max() > 0) {
                for (String each : option.names()) {
                    all.add(new Option(List.copyOf(words), each, option.arity().min()));
                }
            }
        }
        line.getSubcommands().forEach((verb, below) -> {
            words.add(verb);
            collect(below, words, all);
            words.removeLast();
        });
    }

    record Option(List<String> verbs, String name, int least) {
        @Override
        public String toString() {
            return String.join(" ", verbs) + " " + name;
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void noOptionTakesWhatLooksLikeAnOption(Option option) {
        List<String> args = new ArrayList<>(option.verbs());
        args.add(option.name());
        args.add("--nouplaod");

        assertThatThrownBy(() -> COMMANDS.parseArgs(args.toArray(String[]::new)))
                .isInstanceOf(ParameterException.class)
                .hasMessageMatching(".*--nouplaod.*|Missing required parameter.*");
    }

    @ParameterizedTest
    @MethodSource("options")
    void noOptionTakesTheEndOfOptions(Option option) {
        List<String> args = new ArrayList<>(option.verbs());
        args.addAll(List.of(option.name(), "--", "--nouplaod"));

        try {
            CommandLine.ParseResult parsed = COMMANDS.parseArgs(args.toArray(String[]::new));
            while (parsed.hasSubcommand()) {
                parsed = parsed.subcommand();
            }
            assertThat(parsed.matchedOption(option.name()).originalStringValues()).doesNotContain("--", "--nouplaod");
        } catch (ParameterException refused) {
            assertThat(refused).hasMessageMatching("(?s).*(--|" + option.name() + ").*");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "isi_gather_info -1 'cat /etc/hostname' --nouplaod|--nouplaod|--noupload",
            "isi_gather_info -s /a --local-onyl|--local-onyl|--local-only",
            "isi_gather_info -x --nouplaod|--nouplaod|--noupload",
            "isi_gather_info -l --lcoal-only|--lcoal-only|--local-only",
            "isi_gather_info -1 date -S -zz|-zz|", "run --label --no-uplaod|--no-uplaod|--no-upload",
            "run --upload --stricct|--stricct|--strict", "--labl x|--labl|--label",
            "diff --nodes --color --sumary x|--sumary|--summary",
            "isi diagnostics gather start --uplaod false|--uplaod|--upload", "nodes --lisst|--lisst|--list",
            "settings modify --set --uplod|--uplod|--upload"})
    void saysWhatWasProbablyMeant(String line, String typed, String meant) {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).run(words(line));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("'" + typed + "'", "[GATHER-2001]");
        if (meant != null) {
            assertThat(ended.err()).contains("did you mean").contains(meant);
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** An option of old takes its truth as a word of its own; a file after it is none. */
    @ParameterizedTest
    @CsvSource({"upload --delete-after-upload x.tgz,BUNDLE", "upload --json x.tgz,BUNDLE",
            "upload --quiet x.tgz,BUNDLE",
            "diff --nodes --color x.tgz,BUNDLE", "diff --nodes --strict x.tgz,BUNDLE"})
    void anOptionThatMayStandAloneTakesNoOperand(String line, String operand) {
        CommandLine.ParseResult parsed = new ProgramInProcess(folder).commands()
                .parseArgs(Booleans.normalised(words(line)))
                .subcommand();

        assertThat(parsed.matchedPositionals()).extracting(it -> it.paramLabel()).contains(operand);
    }

    @Test
    void endsOptionsAtTwoDashes() {
        assertThat(new ProgramInProcess(folder).run("ls", "--", "--no-such-bundle").err()).contains("--no-such-bundle")
                .doesNotContain("GATHER-2001");
        assertThat(new ProgramInProcess(folder).run("ls", "--", "--json", "yes").err()).doesNotContain("--json=true");
    }

    /** Modules bring commands, and mostly a group of the same name. */
    @Test
    void anOptionTakesAValueThatIsTheNameOfACommand() {
        assertThat(new ProgramInProcess(folder).commands().parseArgs("--label", "run", "--group", "status", "--json")
                .subcommand()).isNull();
        assertThat(new ProgramInProcess(folder).commands().parseArgs("--json", "status").subcommand()).isNotNull();
    }

    /** Groups of nodes are written so. */
    @Test
    void readsNoArgumentsFromFiles() throws java.io.IOException {
        Path file = java.nio.file.Files.writeString(folder.resolve("web"), "n1");

        assertThat(new ProgramInProcess(folder).run("nodes", "--expand", "@" + file).out()).doesNotContain("n1");
    }

    /** What a text program makes of two dashes when they are copied. */
    @ParameterizedTest
    @CsvSource({"isi_gather_info -1 'cat /etc/hostname' –noupload", "isi_gather_info -1 date —noupload", "run −v"})
    void refusesDashesThatAreNone(String line) {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).run(words(line));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("dash");
        assertThat(folder).isEmptyDirectory();
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        java.util.regex.Pattern.compile("'([^']*)'|(\\S+)").matcher(line).results()
                .forEach(match -> words.add(match.group(1) == null ? match.group(2) : match.group(1)));
        return words.toArray(String[]::new);
    }
}
