package io.gather.cli.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.gather.core.catalog.Keep;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files grow, shrink and vanish while they are gathered: both minions say of them what they have, and nothing else. */
class MovingFilesTest {
    private static final int FILES = 12;

    @TempDir
    Path temp;

    /** One task changes what the next one finds, so that both minions must come to the same. */
    @ParameterizedTest
    @MethodSource("io.gather.cli.conformance.ConformanceTest#nodes")
    void changesBetweenTasksAreSeenAlike(String node) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        String lay = "umask 022 && cd " + tree
                + " && rm -rf * && mkdir d && seq 1 100 > log && seq 1 9 > gone && seq 1 50 > d/last";
        String move = "umask 022 && cd " + tree
                + " && seq 101 9000 >> log && rm gone && mv d/last d/last.1 && : > d/last";
        PlanTasks tasks = PlanTasks.oneByOne().command(lay).files(tree + "/gone").command(move).files(tree + "/gone",
                tree + "/log").keep(Keep.BOTH).maxFile(20).files(tree + "/d");

        List<List<String>> each = new java.util.ArrayList<>();
        try (Both both = new Both(Files.createDirectory(temp.resolve("spools")), node)) {
            for (MinionLauncher minion : both.each().toList()) {
                // Other files have other numbers and times.
                each.add(Both.run(minion, tasks).stream().map(it -> it.replaceAll("inode=[0-9]+", "inode").replaceAll(
                        "modified [0-9]+", "modified")).toList());
            }
        }

        Both.assertAlike(each.getFirst(), each.getLast());
        assertThat(each.getFirst()).anyMatch(it -> it.contains("item4 OK") && it.contains("results 1 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox ash", "dash" + Both.SPOOLLESS, Both.DAEMON})
    void rangesAreWhatIsThere(String node) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        for (int i = 0; i < FILES; i++) {
            Files.write(tree.resolve("log" + i), content(0, 300_000));
        }
        AtomicBoolean over = new AtomicBoolean();
        Thread mover = Thread.ofPlatform().start(() -> move(tree, over));
        try (Both both = new Both(Files.createDirectory(temp.resolve("spools")), node)) {
            for (MinionLauncher minion : both.each().toList()) {
                for (Keep keep : Keep.values()) {
                    check(minion, new PlanTasks().keep(keep).maxFile(250_000).max(100 << 20).files(tree));
                }
            }
        } finally {
            over.set(true);
            mover.join();
        }
    }

    private static void check(MinionLauncher minion, PlanTasks tasks) throws Exception {
        try (MinionRun run = Both.start(minion, tasks)) {
            Gathered gathered = Gathered.all(run);
            assertThat(gathered.one(1).status()).isIn(Status.OK, Status.TRUNCATED);
            for (Result result : gathered.results(1)) {
                assertThat(result.status()).isIn(Status.OK, Status.TRUNCATED, Status.MISSING);
                byte[] bytes = gathered.bytes(gathered.one(1), result);
                int at = 0;
                for (Result.Range range : result.ranges()) {
                    int length = (int) (range.to() - range.from());
                    assertThat(java.util.Arrays.copyOfRange(bytes, at, at + length)).as("%s", result).isEqualTo(
                            content(range.from(), length));
                    at += length;
                }
                assertThat(bytes).as("%s", result).hasSize(at);
            }
            run.discard();
        }
    }

    /** Each byte tells where in its file it belongs, whatever is appended, cut off or written anew. */
    private static byte[] content(long from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            long at = from + i;
            bytes[i] = (byte) (at * 31 + (at >> 8) * 7 + (at >> 16));
        }
        return bytes;
    }

    private static void move(Path tree, AtomicBoolean over) {
        for (int i = 0; !over.get(); i++) {
            Path file = tree.resolve("log" + i % FILES);
            try {
                switch (i / FILES % 3) {
                    case 0 -> grow(file);
                    case 1 -> vanish(file, i);
                    default -> Files.write(file, content(0, 280_000));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Every other one: were none left, the folder would be an empty one. */
    private static void vanish(Path file, int i) throws IOException {
        if (i % 2 == 1) {
            Files.deleteIfExists(file);
        }
    }

    private static void grow(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(content(Files.size(file), 50_000));
        } catch (NoSuchFileException e) {
            Files.write(file, content(0, 100_000));
        }
    }
}
