package io.gather.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.gather.cli.help.HelpPage;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.ProgramEnd;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The manual pages that the build makes. */
class ManualTest {
    @TempDir
    static Path share;

    @BeforeAll
    static void write() throws IOException {
        Manual.write(share, "2026-11-21");
    }

    static Stream<CommandLine> commands() {
        return HelpTest.commands();
    }

    private static Path page(CommandLine command) {
        return share.resolve("man/man1").resolve(HelpPage.of(command.getCommandSpec()).manual() + ".1");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(share.resolve("man/man1"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void hasAPageForEveryCommand() throws Exception {
        assertThat(pages()).containsExactlyInAnyOrderElementsOf(commands().map(ManualTest::page).toList())
                .extracting(page -> String.valueOf(page.getFileName()))
                .contains("gather.1", "gather-run.1", "gather-settings-modify.1", "isi_gather_info.1");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasEveryOptionAndExample(CommandLine command) throws Exception {
        String text = Files.readString(page(command));
        if (command.getParent() == null) {
            assertThat(command.getSubcommands().keySet())
                    .allSatisfy(name -> assertThat(text).contains("\n\\fB" + name + "\\fR\n"));
            return;
        }
        var spec = command.getCommandSpec();
        assertThat(Stream.concat(spec.optionsMap().keySet().stream(), spec.negatedOptionsMap().keySet().stream()))
                .allSatisfy(name -> assertThat(text).contains("\\fB" + name.replace("-", "\\-") + "\\fR"));
        assertThat(text).contains("\n.SH \"NAME\"\n", "\n.SH \"EXIT STATUS\"\n", "\n.SH \"EXAMPLES\"\n")
                .matches("\\p{ASCII}*");
    }

    /** What leads to another page leads to one that there is. */
    @Test
    void refersToPagesThatThereAre() throws Exception {
        for (Path page : pages()) {
            assertThat(Files.readString(page).lines().filter(line -> line.endsWith("\\fR(1)"))
                    .flatMap(line -> Stream.of(line.split(", ")))
                    .map(name -> name.replaceAll("\\\\f[BR]|\\(1\\)", "").replace("\\-", "-") + ".1"))
                    .isNotEmpty().isSubsetOf(pages().stream().map(it -> String.valueOf(it.getFileName())).toList());
        }
    }

    @Test
    void isTheSameEachTime(@TempDir Path second) throws Exception {
        Manual.write(second, "2026-11-21");

        for (Path page : pages()) {
            assertThat(second.resolve(share.relativize(page))).hasSameBinaryContentAs(page);
        }
    }

    @Test
    void isSetByGroffWithoutAWarning() throws Exception {
        Peer groff = Peer.require("groff");
        for (Path page : pages()) {
            ProgramEnd ended = groff.run("-ww", "-man", "-Tutf8", "-rLL=80n", page.toString());

            assertThat(ended.errors()).as(page.toString()).isEmpty();
            assertThat(ended.exit()).isZero();
            assertThat(ended.output().replaceAll("\033\\[[0-9;]*m|.\b", "")).contains("NAME", "EXIT STATUS",
                    "SEE ALSO");
        }
    }

    @Test
    void isFoundByMan() throws Exception {
        ProgramEnd ended = Peer.require("man").run("-M", share.resolve("man").toString(), "-P", "cat", "--warnings",
                "gather-run");

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).contains("GATHER-RUN(1)", "--profile", "--upload, --no-upload", "'node[1-9]'");
    }

    @Test
    void completionIsUnderstoodByBash() throws Exception {
        for (String program : List.of("gather", "isi_gather_info")) {
            Path script = share.resolve("bash-completion/completions").resolve(program);

            ProgramEnd ended = Peer.require("bash").run("-c", ". '" + script + "'; complete -p " + program);

            assertThat(ended.errors()).isEmpty();
            assertThat(ended.output()).contains(" -F _complete_", program);
        }
    }
}
