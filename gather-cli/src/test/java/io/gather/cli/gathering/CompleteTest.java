package io.gather.cli.gathering;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.manifest.ManifestReader;
import io.gather.core.report.manifest.ManifestResult;
import io.gather.core.report.manifest.ManifestVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A gather that was to be small, what completes it, and both in one, beside a gather that had no limit. */
class CompleteTest {
    @TempDir
    Path temp;
    private ProgramInProcess gather;

    @BeforeEach
    void setUp() {
        gather = new ProgramInProcess(temp);
        gather.file("etc/catalog.d/own.toml", """
                [[item]]
                name = "first"
                command = "seq 1 3000"
                value = 9
                [[item]]
                name = "second"
                command = "seq 1 4000"
                [[item]]
                name = "files"
                files = ["%s/data"]
                value = 2
                """.formatted(temp));
        gather.file("data/a", "a".repeat(30_000));
        gather.file("data/b", "b".repeat(20_000));
    }

    private Path run(String folder, String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--output", temp.resolve(folder).toString()));
        Ended ended = gather.run(line.toArray(String[]::new));
        assertThat(ended.code()).as(ended.all()).isZero();
        try (Stream<Path> files = Files.list(temp.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".tgz")).findFirst().orElseThrow();
        }
    }

    private Path run(String folder, int size) throws Exception {
        return run(folder, "run", "--group", "own", "--command", "seq 1 5000", "--parallel", "1", "--max-size",
                Integer.toString(size));
    }

    @Test
    void bringsWhatTheSizeLeftOut() throws Exception {
        Path cut = run("cut", 20_000);
        Path rest = run("rest", "complete", cut.toString());
        Path whole = temp.resolve("whole.tgz");
        Ended merged = gather.run("merge", rest.toString(), cut.toString(), "--output", whole.toString());
        Path wanted = run("wanted", 1 << 20);

        assertThat(merged.code()).as(merged.all()).isZero();
        assertThat(rest.toString()).endsWith("-compl.tgz");
        assertThat(contents(cut)).isNotEqualTo(contents(wanted));
        assertThat(contents(whole)).isEqualTo(contents(wanted));
        assertThat(outcomes(whole)).isEqualTo(outcomes(wanted));
        assertThat(gather.run("complete", whole.toString()).all())
                .isEqualTo("nothing was left out of " + whole + System.lineSeparator());
        assertThat(gather.run("verify", whole.toString()).code()).isZero();
    }

    @Test
    void whatTellsTheMostIsNotLeftOut() throws Exception {
        Path cut = run("cut", 40_000);

        assertThat(outcomes(cut)).contains("own.first OK", "own.second TRUNCATED", "own.files ERROR");
    }

    @Test
    void whatIsCompletedMayLackSomethingToo() throws Exception {
        Path cut = run("cut", 20_000);
        Path some = run("some", "complete", cut.toString(), "--max-size", "30000", "--parallel", "1");
        Path both = temp.resolve("both.tgz");
        assertThat(gather.run("merge", cut.toString(), some.toString(), "--output", both.toString()).code()).isZero();
        Path rest = run("rest", "complete", both.toString());
        Path whole = temp.resolve("whole.tgz");
        assertThat(gather.run("merge", both.toString(), rest.toString(), "--output", whole.toString()).code()).isZero();

        assertThat(contents(whole)).isEqualTo(contents(run("wanted", 1 << 20)));
    }

    /** How far the increment would have gone on is not asked again: nobody has to look whether the log was rotated since. */
    @Test
    void logsOfAnIncrementAreWhole() throws Exception {
        gather.file("etc/catalog.d/grown.toml", """
                [[item]]
                name = "first"
                command = "seq 1 3000"
                value = 9
                [[item]]
                name = "log"
                files = ["%s/log"]
                value = 1
                """.formatted(temp));
        String before = "a line\n".repeat(1_000);
        Path log = gather.file("log/app.log", before);
        String[] increment = {"run", "--group", "grown", "--cluster", "grown", "--incremental", "--parallel", "1"};
        Path full = run("full", increment);
        Files.writeString(log, before + "another line\n".repeat(3_000));
        Path cut = run("cut", Stream.concat(Stream.of(increment), Stream.of("--max-size", "15000"))
                .toArray(String[]::new));
        Path rest = run("rest", "complete", cut.toString());
        Path whole = temp.resolve("whole.tgz");
        Ended merged = gather.run("merge", full.toString(), cut.toString(), rest.toString(), "--output",
                whole.toString());

        assertThat(gather.run("cat", rest.toString(), "**/app.log").out()).isEqualTo(Files.readString(log));
        assertThat(merged.code()).as(merged.all()).isZero();
        assertThat(gather.run("cat", whole.toString(), "**/app.log").out()).isEqualTo(Files.readString(log));
    }

    @Test
    void saysThatNothingIsMissing() throws Exception {
        Path whole = run("whole", 1 << 20);

        Ended ended = gather.run("complete", whole.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.all()).contains("nothing was left out of " + whole);
    }

    @Test
    void aNodeThatIsNotInTheInventoryIsNamed() throws Exception {
        Path cut = run("cut", 20_000);
        Path other = gather.file("other.txt", "elsewhere\n");

        Ended ended = gather.run("complete", cut.toString(), "--inventory", other.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("none of the nodes that left something out is in the inventory")
                .contains("next: name an inventory that has them, with --inventory FILE");
    }

    private static Map<String, String> contents(Path bundle) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (Bundle open = Bundle.open(bundle); InputStream manifest = open.open("manifest.json")) {
            List<String> paths = new ArrayList<>();
            new ManifestReader(new ManifestVisitor() {
                @Override
                public void result(NodeRecord node, ManifestResult result) {
                    if (result.sha256() != null) {
                        paths.add(result.path());
                    }
                }
            }).read(manifest, "manifest");
            for (String path : paths) {
                try (InputStream in = open.open(path)) {
                    contents.put(path, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    private static List<String> outcomes(Path bundle) throws Exception {
        List<String> outcomes = new ArrayList<>();
        try (Bundle open = Bundle.open(bundle); InputStream manifest = open.open("manifest.json")) {
            new ManifestReader(new ManifestVisitor() {
                @Override
                public void outcome(NodeRecord node, Outcome outcome) {
                    outcomes.add(outcome.fullName() + " " + outcome.status());
                }
            }).read(manifest, "manifest");
        }
        return outcomes.stream().sorted().toList();
    }
}
