package io.gather.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.cli.help.CommandGroup;
import io.gather.cli.help.Headings;
import io.gather.cli.help.HelpExample;
import io.gather.cli.help.HelpPage;
import io.gather.fixtures.programs.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** What people read before they type. */
class HelpTest {
    private static final PrintStream NOWHERE = new PrintStream(new ByteArrayOutputStream(), false,
            StandardCharsets.UTF_8);

    private static final Pattern WORD = Pattern.compile("(?:[^ ']|'[^']*')+");

    record Ended(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    static Ended run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), environment, args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static CommandLine commandLine(String... args) {
        return new Wiring(NOWHERE, NOWHERE, Map.of(), List.of(), List.of(args)).commandLine();
    }

    /** Every command, those below others included, as it is typed. */
    static Stream<CommandLine> commands() {
        return all(commandLine("help"));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::all));
    }

    private static String[] typed(CommandLine command, String more) {
        List<String> words = new ArrayList<>(List.of(command.getCommandSpec().qualifiedName(" ").split(" ")));
        words.removeFirst();
        words.add(more);
        return words.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void theFirstPageFitsOneScreen(String how) {
        Ended page = run(Map.of(), how);

        assertThat(page.code()).isZero();
        assertThat(page.lines()).hasSizeLessThan(24).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        assertThat(page.out()).contains("Usage: gather", "Examples", "gather help COMMAND", "man gather");
        assertThat(page.lines().stream().filter(line -> line.startsWith("  gather "))).hasSize(3);
    }

    @Test
    void theFirstPageHasEveryCommandInItsGroup() {
        String page = run(Map.of(), "--help").out();

        assertThat(CommandGroup.ALL.stream().map(CommandGroup::title)).hasSize(5)
                .allSatisfy(title -> assertThat(page).containsOnlyOnce("\n" + title));
        assertThat(Stream.concat(CommandGroup.ALL.stream().flatMap(group -> group.commands().keySet().stream()),
                Stream.of("stats", "incident")))
                .containsExactlyInAnyOrderElementsOf(commandLine("help").getSubcommands().keySet())
                .allSatisfy(name -> assertThat(page).containsPattern("  " + name + " +[a-z]"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineIsWiderThanEightyColumns(CommandLine command) {
        Ended page = run(Map.of(), typed(command, "--help"));

        assertThat(page.code()).isZero();
        assertThat(page.err()).isEmpty();
        assertThat(page.lines()).hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(page.out()).contains("Usage: ", "Examples:").doesNotContainPattern("<[A-Za-z]+>");
        assertThat(page.out().contains("Exit codes:")).isEqualTo(command.getParent() != null);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void usageIsOneLineAndEveryOptionIsThere(CommandLine command) {
        List<String> page = run(Map.of(), typed(command, "--help")).lines();

        assertThat(page.stream().filter(line -> line.startsWith("Usage: "))).hasSize(1);
        if (command.getParent() == null) {
            return;
        }
        for (var option : command.getCommandSpec().options()) {
            String name = option.longestName();
            String shown = option.negatable() ? "--[no-]" + name.substring(2) : name;
            assertThat(page.stream().filter(line -> line.matches("  .*(?<![^ ,])\\Q" + shown + "\\E([ ,=\\[].*|$)")))
                    .as(name).isNotEmpty();
        }
    }

    /** Also in messages about mistakes. */
    @ParameterizedTest
    @MethodSource("commands")
    void noLabelIsTheNameOfAField(CommandLine command) {
        assertThat(command.getCommandSpec().args()).filteredOn(arg -> arg.arity().max() > 0)
                .extracting(ArgSpec::paramLabel).allSatisfy(label -> assertThat(label).doesNotContain("<", ">"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleCanBeParsed(CommandLine command) {
        List<HelpExample> examples = HelpPage.of(command.getCommandSpec()).examples();

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            String[] args = words(example.line());
            assertThatCode(() -> commandLine(args).parseArgs(Booleans.normalised(args))).as(example.line())
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void everyExampleNamesGroupsAndProfilesThatThereAre() {
        List<String> lines = commands().flatMap(command -> HelpPage.of(command.getCommandSpec()).examples().stream())
                .map(HelpExample::line).distinct().toList();
        Map<String, String> folders = Map.of("--group", "catalog", "-l", "catalog", "--profile", "profiles");
        folders.forEach((option, folder) -> assertThat(lines.stream()
                .filter(line -> !line.startsWith("gather ls "))
                .flatMap(line -> Pattern.compile(" " + option + " ([a-z_,]+)").matcher(line).results())
                .flatMap(found -> Stream.of(found.group(1).split(",")))).isNotEmpty().allSatisfy(
                        name -> assertThat(
                                Path.of(System.getProperty("gather.root"), "config", folder, name + ".toml"))
                                .exists()));
    }

    /** As a shell takes them; what follows a redirection is the shell's. */
    private static String[] words(String line) {
        Matcher matcher = WORD.matcher(line.replaceFirst(" [>|].*", ""));
        List<String> words = new ArrayList<>();
        while (matcher.find()) {
            words.add(matcher.group().replace("'", ""));
        }
        if (words.getFirst().equals("gather")) {
            words.removeFirst();
        }
        return words.toArray(String[]::new);
    }

    @Test
    void optionsOfAGatherAreUnderHeadingsInOrder() {
        List<String> headings = run(Map.of(), "run", "--help").lines().stream()
                .filter(line -> !line.isEmpty() && !line.startsWith(" ") && line.endsWith(":")).toList();

        assertThat(headings).containsExactly("What is gathered:", "Which nodes:", "Limits:", "How to log in to nodes:",
                "Where it goes:", "Upload:", "What is shown:", "Settings and state:", "Names of OneFS's log gather:",
                "Examples:", "Exit codes:");
    }

    /** One that is new has its place to be told. */
    @Test
    void everyOptionOfAGatherHasAHeadingOfItsOwn() {
        assertThat(List.of("run", "isi_gather_info")).allSatisfy(name -> assertThat(
                HelpPage.of(requireNonNull(commandLine(name).getSubcommands().get(name)).getCommandSpec()).sections())
                .extracting(HelpPage.Section::title).doesNotContain(Headings.OWN).doesNotHaveDuplicates());
    }

    @Test
    void everyNameUnderAHeadingIsAnOption() {
        List<String> names = commands().flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
                .distinct().toList();

        assertThat(Headings.USUAL.stream().flatMap(heading -> heading.names().stream())).doesNotHaveDuplicates()
                .isSubsetOf(names);
        assertThat(Headings.ISI.stream().flatMap(heading -> heading.names().stream())).doesNotHaveDuplicates()
                .isSubsetOf(names);
    }

    @ParameterizedTest
    @CsvSource({"run,gather run", "settings modify,gather settings modify", "isi_gather_info,isi_gather_info"})
    void helpShowsThePageOfACommand(String command, String name) {
        String[] args = ("help " + command).split(" ");

        assertThat(run(Map.of(), args).out()).startsWith("Usage: " + name + " ")
                .isEqualTo(run(Map.of(), (command + " --help").split(" ")).out());
    }

    @ParameterizedTest
    @CsvSource({"statu,status", "uplaod,upload", "settings modfy,modify"})
    void helpKnowsWhatWasMeant(String typed, String meant) {
        Ended ended = run(Map.of(), ("help " + typed).split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("did you mean '" + meant + "'?", "next: see what there is: gather ",
                "GATHER-2002");
    }

    @Test
    void takesTheWidthAndColoursOfTheTerminal() {
        Map<String, String> wide = Map.of("GATHER_TTY", "12", "GATHER_SIZE", "50 300", "TERM", "xterm");

        List<String> lines = run(wide, "run", "--help").lines();
        assertThat(lines).anyMatch(line -> line.length() > 85).allMatch(line -> line.length() <= 120)
                .anyMatch(line -> line.equals("\033[1mWhich nodes:\033[0m"));
        assertThat(run(Map.of("GATHER_TTY", "12", "GATHER_SIZE", "24 50", "TERM", "xterm", "NO_COLOR", "1"), "run",
                "--help").lines()).allMatch(line -> line.length() <= 50).noneMatch(line -> line.contains("\033"));
        assertThat(run(Map.of("GATHER_TTY", "12", "GATHER_SIZE", "24 50", "TERM", "dumb"), "--help").lines())
                .allMatch(line -> line.length() <= 50).noneMatch(line -> line.contains("\033"));
    }

    /** A start is to take no longer because there are commands and help. */
    @Test
    void isNotLoadedByWhatShowsNone() {
        io.gather.fixtures.programs.ProgramEnd loaded = Program
                .of(Path.of(System.getProperty("java.home"), "bin", "java"), "-Xlog:class+load",
                        "-cp", System.getProperty("java.class.path"), "io.gather.cli.Main", "--version")
                .run();

        assertThat(loaded.output()).contains("io.gather.cli.Version ").doesNotContain("io.gather.cli.help",
                "io.gather.cli.Wiring ");
    }

    @Test
    void goesWithoutATerminalAtEightyColumns() {
        assertThat(run(Map.of("GATHER_TTY", "2", "GATHER_SIZE", "50 300", "TERM", "xterm"), "run", "--help").lines())
                .allMatch(line -> line.length() <= 80).noneMatch(line -> line.contains("\033"));
    }
}
