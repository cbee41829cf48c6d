package io.gather.cli.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Increments of logs to which masks apply, and which were compressed since. */
class MaskedIncrementsTest {
    private static final String FIRST = "one key-1\n".repeat(300);

    @TempDir
    Path temp;

    private final JumpingClock clock = new JumpingClock();

    @ParameterizedTest
    @CsvSource({"java, gzip", "java, xz", "dash, gzip", "dash, zstd", "busybox ash, gzip"})
    void goOnBehindWholeLines(String node, String compressor) throws Exception {
        GatheredLogs gathered = gathered(node, FIRST);
        Files.writeString(gathered.logs().resolve("messages"), "two key-2\n", StandardOpenOption.APPEND);
        compress(compressor, gathered.logs().resolve("messages"));

        assertThat(increment(gathered)).isEqualTo("two ********\n");
        assertThat(merged(gathered)).isEqualTo(("one ********\n".repeat(300) + "two ********\n"));
    }

    @ParameterizedTest
    @CsvSource({"java, gzip", "dash, gzip"})
    void areWholeWhereALineWouldBeTorn(String node, String compressor) throws Exception {
        GatheredLogs gathered = gathered(node, FIRST + "two key-");
        Files.writeString(gathered.logs().resolve("messages"), "2\n", StandardOpenOption.APPEND);
        compress(compressor, gathered.logs().resolve("messages"));

        assertThat(increment(gathered)).startsWith("one ");
    }

    private GatheredLogs gathered(String node, String text) throws Exception {
        GatheredLogs gathered = new GatheredLogs(temp, node, clock, List.of("key-[0-9]+"));
        Files.writeString(gathered.logs().resolve("messages"), text);
        gathered.full();
        return gathered;
    }

    private static String increment(GatheredLogs gathered) throws Exception {
        return text(GatheredLogs.contents(Objects.requireNonNull(gathered.increment().bundle())));
    }

    private static String merged(GatheredLogs gathered) throws Exception {
        return text(GatheredLogs.contents(gathered.merged("all")));
    }

    private static String text(List<byte[]> contents) {
        return new String(contents.getLast(), StandardCharsets.UTF_8);
    }

    private static void compress(String program, Path file) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(program, "-q", file.toString()).inheritIO().start().waitFor()).isZero();
    }
}
