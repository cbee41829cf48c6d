package io.gather.cli.gathering;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers of this machine, one after the other. */
class KeepTest {
    private static final PathMatcher BUNDLE = FileSystems.getDefault().getPathMatcher("glob:**.tgz");

    @TempDir
    Path temp;
    private Path output;
    private ProgramInProcess gather;

    @BeforeEach
    void setUp() {
        output = temp.resolve("here");
        gather = new ProgramInProcess(temp);
    }

    private Ended gather(String... more) {
        List<String> line = new ArrayList<>(List.of("run", "--profile", "none", "--command", "echo one",
                "--output", output.toString()));
        line.addAll(List.of(more));
        Ended ended = gather.run(line.toArray(String[]::new));
        assertThat(ended.code()).as(ended.all()).isZero();
        return ended;
    }

    private List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.filter(BUNDLE::matches).sorted().toList();
        }
    }

    @Test
    void nothingGoesUnlessAskedFor() throws IOException {
        gather();
        gather();
        assertThat(bundles()).hasSize(2);
    }

    @Test
    void theLatestStayAndTheOthersGoWithTheirDigests() throws IOException {
        gather();
        List<Path> first = bundles();
        gather("--keep-bundles", "2");
        assertThat(bundles()).hasSize(2);
        Ended third = gather("--keep-bundles", "2");
        assertThat(third.all()).contains("removed " + first.getFirst());
        assertThat(bundles()).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(first.getFirst().resolveSibling(first.getFirst().getFileName() + ".sha256")).doesNotExist();
    }

    @Test
    void bytesAndSettings() throws IOException {
        gather();
        gather.with("GATHER_KEEP_SIZE", "1kB");
        gather();
        assertThat(bundles()).hasSize(1);
    }

    @Test
    void othersAndThoseOfOthersStay() throws IOException {
        gather("--cluster", "east");
        Path copy = Files.copy(bundles().getFirst(), output.resolve("copy.tgz"));
        gather("--cluster", "west", "--keep-bundles", "1");
        gather("--cluster", "west", "--keep-bundles", "1");
        assertThat(bundles()).hasSize(3).contains(copy);
    }

    @Test
    void whatWaitsForItsUploadStays() throws IOException {
        Path blocked = Files.writeString(temp.resolve("blocked"), "a file, no folder");
        Ended unsent = gather.run("run", "--profile", "none", "--command", "echo one", "--output", output.toString(),
                "--upload", "--upload-directory", blocked.resolve("below").toString());
        assertThat(unsent.code()).as(unsent.all()).isNotZero();
        Path waiting = bundles().getFirst();
        gather("--no-upload", "--keep-bundles", "1");
        gather("--no-upload", "--keep-bundles", "1");
        assertThat(bundles()).hasSize(2).contains(waiting);
    }

    @Test
    void whatIsNoNumberIsSaid() {
        Ended ended = gather.run("run", "--keep-bundles", "many", "--profile", "none", "--command", "true");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--keep-bundles", "must be a whole number");
    }
}
