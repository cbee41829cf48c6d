package io.gather.minion;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ChangingFilesTest {
    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;

    /** While files grow, shrink, vanish and are replaced, what is gathered agrees with what is said of it. */
    @Test
    void saysOfMovingFilesWhatItHas() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        for (int i = 0; i < 30; i++) {
            Files.write(tree.resolve("log" + i), new byte[300_000]);
        }
        AtomicBoolean over = new AtomicBoolean();
        Thread mover = Thread.ofPlatform().start(() -> move(tree, over));
        try {
            for (int round = 0; round < 10; round++) {
                Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks().max(100 << 20).files(tree));
                for (Result result : gathered.results(1)) {
                    assertThat(result.status()).isIn(Status.OK, Status.TRUNCATED, Status.MISSING, Status.SKIPPED);
                    assertThat(gathered.bytes(gathered.one(1), result)).hasSize((int) result.size());
                    assertThat(result.ranges().stream().mapToLong(range -> range.to() - range.from()).sum())
                            .isEqualTo(result.size());
                }
            }
        } finally {
            over.set(true);
            mover.join();
        }
    }

    private static void move(Path tree, AtomicBoolean over) {
        for (int i = 0; !over.get(); i++) {
            Path file = tree.resolve("log" + i % 30);
            try {
                switch (i / 7 % 4) {
                    case 0 -> Files.deleteIfExists(file);
                    case 1 -> Files.write(file, new byte[10]);
                    case 2 -> grow(file);
                    default -> {
                        Files.deleteIfExists(file);
                        Files.createSymbolicLink(file, Path.of("log0"));
                    }
                }
            } catch (java.io.IOException ignored) {
                // Two moves at once.
            }
            LockSupport.parkNanos(20_000);
        }
    }

    private static void grow(Path file) throws java.io.IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(new byte[200_000]);
        }
    }

    @Test
    void leavesKernelFilesAloneThatBlockOrDoHarm() throws Exception {
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks().files("/proc/kmsg", "/proc/kcore"));

        assertThat(gathered.results(1)).isNotEmpty().allMatch(it -> it.size() == 0 && it.status() == Status.SKIPPED);
    }
}
