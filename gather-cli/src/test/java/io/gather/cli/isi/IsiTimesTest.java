package io.gather.cli.isi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The options of {@code isi_gather_info} that say since when, with real gathers. */
class IsiTimesTest {
    @TempDir
    Path temp;
    private ProgramInProcess gather;
    private Path log;

    @BeforeEach
    void lay() {
        gather = new ProgramInProcess(temp);
        log = gather.file("log/app.log", "first\n");
    }

    /** The content of the log in the bundle that such a gather makes. */
    private String gathered(String... options) {
        List<String> line = new ArrayList<>(List.of("isi_gather_info", "--nologs", "--local-only", "--noupload",
                "--no-console-logging", "-f", log.toString()));
        line.addAll(List.of(options));
        Ended ended = gather.run(line.toArray(String[]::new));
        assertThat(ended.code()).as(ended.all()).isZero();
        return gather.run("cat", ended.out().strip(), "**/app.log").out();
    }

    @Test
    void incrementalIsWhatIsNewAndFullIsAll() throws Exception {
        assertThat(gathered("--incremental")).isEqualTo("first\n");
        Files.writeString(log, "first\nsecond\n");
        assertThat(gathered("--incremental")).isEqualTo("second\n");
        assertThat(gathered("--full")).isEqualTo("first\nsecond\n");
        assertThat(gathered()).isEqualTo("first\nsecond\n");
    }

    @Test
    void beginAndPastAreOfTheLinesToo() throws Exception {
        String now = Instant.now().minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS) + " new\n";
        Files.writeString(log, "2020-01-01T00:00:00Z old\n" + now);

        assertThat(gathered("--gather-begin", "2021-01-01")).isEqualTo(now);
        assertThat(gathered("--gather-begin", "2021-01-01 08:30")).isEqualTo(now);
        assertThat(gathered("--gather-past", "2h")).isEqualTo(now);
        assertThat(gathered("--gather-past", "1w")).isEqualTo(now);
    }

    /** There is no option for the end. */
    @Test
    void theEndIsAVariable() throws Exception {
        String now = Instant.now().minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS) + " new\n";
        Files.writeString(log, "2020-01-01T00:00:00Z old\n" + now);
        gather.with("GATHER_UNTIL", "2021-01-01");

        assertThat(gathered()).isEqualTo("2020-01-01T00:00:00Z old\n");
    }

    @Test
    void anIncrementHasNoOtherBegin() {
        Ended ended = gather.run("isi_gather_info", "--nologs", "--local-only", "--noupload", "-f", log.toString(),
                "--incremental", "--gather-past", "2h");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("an increment begins where the last gather ended");
    }
}
