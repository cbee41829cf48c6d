package io.gather.transport.node.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.settings.RateSettings;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What cannot be compressed, read at a rate. */
class PacedShellsTest {
    private static final int SIZE = 600_000;

    @TempDir
    Path temp;
    @RegisterExtension
    final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource({"200000, 0", "0, 200000"})
    void areReadNoFasterThanIsWanted(long all, long node) throws Exception {
        byte[] noise = new byte[SIZE];
        new Random(1).nextBytes(noise);
        Path file = Files.write(temp.resolve("noise"), noise);
        NodeShells paced = new PacedShells(LocalShells.of("sh"), new RateSettings(ByteSize.of(all), ByteSize.of(node)));
        long start = System.nanoTime();

        Gathered gathered = bench.gather(paced, temp, new PlanTasks().max(1 << 20).files(file));

        // A second's worth may come at once.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1900));
        assertThat(gathered.outcomes()).extracting(Outcome::status).containsExactly(Status.OK);
        assertThat(gathered.outcomes().getFirst().size()).isEqualTo(SIZE);
    }
}
