package io.gather.minion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ManyFilesTest {
    private static final int COUNT = 10_000;

    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;

    @Test
    void gathersThousandsOfSmallFiles() throws Exception {
        Path tree = temp.resolve("tree");
        for (int i = 0; i < COUNT; i++) {
            Path folder = tree.resolve("folder" + i / 1000);
            if (i % 1000 == 0) {
                Files.createDirectories(folder);
            }
            Files.writeString(folder.resolve("file" + i), "content of file " + i + "\n");
        }
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks().files(tree));

        Outcome outcome = gathered.one(1);
        System.getLogger("bench").log(System.Logger.Level.INFO, outcome.took().toMillis() + " ms for " + COUNT
                + " files");
        assertThat(outcome.status()).isEqualTo(Status.OK);
        assertThat(outcome.results()).isEqualTo(COUNT);
        assertThat(outcome.took()).isLessThan(Duration.ofSeconds(60));
        try (Stream<Result> results = gathered.run().results(outcome)) {
            Result last = results.skip(COUNT - 1).findFirst().orElseThrow();
            assertThat(new String(gathered.bytes(outcome, last), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(
                    "content of file " + last.source().replaceAll(".*file", "") + "\n");
        }
    }
}
