package io.gather.minion.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The list that decides what runs again after a crash. */
class OutcomeLogTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereverACrashToreItWholeLinesStayAndNoMore(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Path file = folder.resolve("log" + round);
            int before = random.nextInt(5);
            add(file, 0, before);
            int cut = random.nextInt((int) Files.size(file) + 1);
            Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), cut));
            int whole = (int) Files.readString(file).chars().filter(c -> c == '\n').count();

            add(file, 10, 2);

            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < whole; i++) {
                expected.add(i);
            }
            expected.addAll(List.of(10, 11));
            assertThat(OutcomeLog.read(file, _ -> true)).extracting(Outcome::task).isEqualTo(expected);
        }
    }

    @Test
    void aLineThatIsNoneCostsItsTaskOnly() throws Exception {
        Path file = folder.resolve("log");
        add(file, 0, 1);
        Files.writeString(file, "{\"task\":\n\u0000\u0000\n", StandardOpenOption.APPEND);
        add(file, 1, 1);

        assertThat(OutcomeLog.read(file, _ -> true)).extracting(Outcome::task).containsExactly(0, 1);
        assertThat(OutcomeLog.read(file, it -> it.task() > 0)).extracting(Outcome::task).containsExactly(1);
    }

    private static void add(Path file, int from, int count) throws IOException {
        try (OutcomeLog log = OutcomeLog.open(file, () -> false)) {
            for (int i = from; i < from + count; i++) {
                log.add(new Outcome(i, "g", "i" + i, null, "", Status.OK, "source ä", 0, null, Instant.EPOCH,
                        Duration.ZERO, 0, 0, 0, null));
            }
        }
    }
}
