package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.gather.cli.it.Distribution.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Increments by the names that OneFS has for them, with the program as it is installed. */
class IsiIncrementsIT {
    @TempDir
    Path folder;

    private Distribution gather;
    private Path log = Path.of("");
    private final Set<Path> known = new HashSet<>();

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        log = Files.writeString(Files.createDirectory(folder.resolve("log")).resolve("app.log"), "first\n");
    }

    /** What the log has in the bundle of such a gather, which runs by itself. */
    private String started(String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("isi", "diagnostics", "gather", "start", "--cluster", "named",
                "--profile", "none", "--no-upload", "--file", log.toString()));
        line.addAll(List.of(options));
        Ended ended = gather.run(line.toArray(String[]::new));
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        Distribution.await(() -> !fresh().isEmpty());
        Distribution.await(() -> gather.leftovers().isEmpty());
        Path bundle = fresh().getFirst();
        known.add(bundle);
        return gather.run("cat", bundle.toString(), "**/app.log").out();
    }

    private List<Path> fresh() throws IOException {
        return gather.bundles().stream().filter(bundle -> !known.contains(bundle)).toList();
    }

    private List<String> settings(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of("isi", "diagnostics", "gather", "settings"));
        line.addAll(List.of(words));
        Ended ended = gather.run(line.toArray(String[]::new));
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended.out().lines().map(String::strip).toList();
    }

    @Test
    void startWithTheModeHasWhatIsNew() throws Exception {
        assertThat(started("--gather-mode", "incremental")).isEqualTo("first\n");
        Files.writeString(log, "first\nsecond\n");
        assertThat(started("--gather-mode", "incremental")).isEqualTo("second\n");
        assertThat(started("--gather-mode", "full")).isEqualTo("first\nsecond\n");
    }

    @Test
    void theModeIsSavedShownAndReset() throws Exception {
        assertThat(settings("view")).doesNotContain("Gather Mode: incremental");
        settings("modify", "--gather-mode", "incremental");
        assertThat(settings("view")).contains("Gather Mode: incremental");
        assertThat(started()).isEqualTo("first\n");
        Files.writeString(log, "first\nsecond\n");
        assertThat(started()).isEqualTo("second\n");
        assertThat(started("--gather-mode", "full")).isEqualTo("first\nsecond\n");
        settings("reset", "--yes");
        assertThat(settings("view")).doesNotContain("Gather Mode: incremental");
        assertThat(started()).isEqualTo("first\nsecond\n");
    }
}
