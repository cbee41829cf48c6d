package io.gather.minion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.disks.SmallDisk;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Many small files, and a spool that does not hold them: each is there, or counted. */
class SmallSpoolTest {
    private static final int FILES = 20_000;

    final Bench bench = new Bench();
    @TempDir
    Path temp;
    private @Nullable SmallDisk disk;

    @AfterEach
    void unmount() throws Exception {
        bench.close();
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void countsWhatDoesNotFit() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        byte[] noise = new byte[2000];
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            random.nextBytes(noise);
            Files.write(tree.resolve("f" + i), noise);
        }
        disk = SmallDisk.mount(temp.resolve("small"), 32);
        MinionRun run = bench.start(temp.resolve("small"), new PlanTasks().max(100 << 20).files(tree));

        Gathered gathered = Gathered.all(run);

        Outcome outcome = gathered.one(1);
        assertThat(outcome.status()).isEqualTo(Status.TRUNCATED);
        Matcher left = Pattern.compile("([0-9]+) left out \\(.*\\): no space in spool.*").matcher(String.valueOf(outcome
                .message()));
        assertThat(left.matches()).as(outcome.message()).isTrue();
        assertThat(gathered.results(1)).extracting(Result::size).containsOnly(2000L);
        assertThat(gathered.results(1)).hasSizeGreaterThan(5000).hasSize(FILES - Integer.parseInt(left.group(1)));
    }
}
