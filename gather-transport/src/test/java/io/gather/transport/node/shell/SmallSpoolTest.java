package io.gather.transport.node.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.disks.SmallDisk;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Many small files, and a spool that does not hold them: each is there, or counted. */
class SmallSpoolTest {
    private static final int FILES = 4000;

    @TempDir
    Path temp;
    @RegisterExtension
    final Bench bench = new Bench();

    private @Nullable SmallDisk disk;

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox ash"})
    void countsWhatDoesNotFit(String shell) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        byte[] noise = new byte[2000];
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            random.nextBytes(noise);
            Files.write(tree.resolve("f" + i), noise);
        }
        Path small = temp.resolve("small");
        disk = SmallDisk.mount(small, 6);
        ShellMinions minions = new ShellMinions(LocalShells.of(shell.split(" ")), temp.resolve("landing"), small, Clock
                .systemUTC(), "0", 1, random);

        Gathered gathered = Gathered.all(bench.start(minions, new PlanTasks().max(100 << 20).files(tree).plan(Bench
                .id())));

        Outcome outcome = gathered.one(1);
        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.TRUNCATED);
        Matcher left = Pattern.compile("([0-9]+) left out \\(.*\\): no space in spool.*").matcher(String.valueOf(outcome
                .message()));
        assertThat(left.matches()).as(outcome.message()).isTrue();
        assertThat(gathered.results(1)).extracting(Result::size).containsOnly(2000L);
        assertThat(gathered.results(1)).hasSizeGreaterThan(1000).hasSize(FILES - Integer.parseInt(left.group(1)));
    }

}
