package io.gather.minion;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.gather.core.catalog.Keep;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.disks.SmallDisk;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.process.Spawning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nodes whose disk has no room for a spool, or cannot be written. */
@ParameterizedClass
@EnumSource(Spawning.class)
class StreamTest {
    private static final int MIB = 1 << 20;

    @RegisterExtension
    final Bench bench;
    @TempDir
    Path temp;
    private @Nullable SmallDisk disk;

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    private Path full() throws Exception {
        SmallDisk mounted = SmallDisk.mount(temp.resolve("small"), 4);
        disk = mounted;
        mounted.fill();
        return mounted.folder();
    }

    StreamTest(Spawning spawning) {
        this.bench = new Bench(spawning);
    }

    @Test
    void writesNothingOnAFullDisk() throws Exception {
        Path base = full();

        Gathered gathered = bench.gather(base, new PlanTasks().command("echo one").files("/etc/hostname", "/etc/passwd")
                .command("seq 1 200000"));

        assertThat(gathered.outcomes()).extracting(Outcome::status).containsOnly(Status.OK);
        assertThat(gathered.text(1)).isEqualTo("one\n");
        assertThat(gathered.text(2, "/etc/passwd")).isEqualTo(Files.readString(Path.of("/etc/passwd")));
        assertThat(gathered.text(3)).hasSize(1288895).endsWith("\n200000\n");
        assertThat(gathered.run().notices()).singleElement().asString().contains("in memory", base.toString(),
                "are to stay free", "choose another spool folder");
        assertThat(names(base)).containsExactly("filler");
    }

    @Test
    void keepsWhatIsToStayFreeOnADiskThatIsNotFull() throws Exception {
        SmallDisk mounted = SmallDisk.mount(temp.resolve("small"), 40);
        disk = mounted;

        Gathered gathered = bench.gather(mounted.folder(),
                new PlanTasks().limits(PlanTasks.limits(1, ByteSize.ofMiB(100),
                        Duration.ofMinutes(1), ByteSize.ofMiB(100), 100 * MIB)).command("echo one"));

        assertThat(gathered.text(1)).isEqualTo("one\n");
        assertThat(mounted.folder()).isEmptyDirectory();
    }

    @Test
    void doesWithoutAFolderThatCannotBeWritten() throws Exception {
        SmallDisk mounted = SmallDisk.mount(temp.resolve("small"), 64);
        disk = mounted;
        mounted.makeReadOnly();

        for (Path base : List.of(mounted.folder(), mounted.folder().resolve("missing"))) {
            Gathered gathered = bench.gather(base, new PlanTasks().command("echo one"));

            assertThat(gathered.text(1)).isEqualTo("one\n");
            assertThat(gathered.run().notices()).singleElement().asString().contains(base + " cannot be used",
                    "Read-only file system");
        }
    }

    @Test
    void doesWithoutAFolderThatCannotBeMade() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "x");
        for (Path base : List.of(file, file.resolve("below"), Path.of("/proc/nowhere"))) {
            Gathered gathered = bench.gather(base, new PlanTasks().command("echo one"));

            assertThat(gathered.text(1)).isEqualTo("one\n");
            assertThat(gathered.run().notices()).singleElement().asString().contains(base.toString(), "in memory");
        }
        assertThat(file).hasContent("x");
    }

    @Test
    void hasNoNoticeWhereResultsAreInAFolder() throws Exception {
        assertThat(bench.gather(temp, new PlanTasks().command("true")).run().notices()).isEmpty();
    }

    @Test
    void cutsAResultThatAloneIsTooLarge() throws Exception {
        Overlord overlord = new Overlord(bench.start(full(), one().max(100 * MIB)
                .command("head -c 60000000 /dev/urandom").command("echo after")));

        overlord.collect();
        Outcome first = overlord.outcome(1);

        assertThat(first.status()).isEqualTo(Status.TRUNCATED);
        assertThat(first.message()).contains("24.0 MB of memory for results are used up",
                "choose another spool folder");
        assertThat(first.size()).isBetween(20L * MIB, 24L * MIB);
        assertThat(overlord.outcome(2).status()).isEqualTo(Status.OK);
    }

    @Test
    void cutsFilesThatAreTooMuchAndGoesOn() throws Exception {
        for (int i = 0; i < 10; i++) {
            Files.write(temp.resolve("file" + i), random(4 * MIB));
        }
        Overlord overlord = new Overlord(bench.start(full(), one().max(100 * MIB).maxFile(10 * MIB)
                .files(temp + "/file*").command("echo after")));

        Map<Integer, Outcome> outcomes = overlord.collect();

        assertThat(overlord.outcome(1).status()).isEqualTo(Status.TRUNCATED);
        assertThat(overlord.outcome(1).size()).isBetween(20L * MIB, 24L * MIB);
        assertThat(overlord.messages).anyMatch(it -> it.contains("of memory for results are used up"));
        assertThat(outcomes.get(2)).extracting(Outcome::status).isEqualTo(Status.OK);
    }

    /** More at once than there is memory, but each fits: they wait for each other's collection. */
    @Test
    void waitsUntilOthersAreCollected() throws Exception {
        PlanTasks tasks = new PlanTasks().max(100 * MIB)
                .limits(PlanTasks.limits(3, ByteSize.ofMiB(1000), Duration.ofMinutes(1),
                        ByteSize.ofMiB(1000), 0));
        for (int i = 0; i < 12; i++) {
            tasks.command("head -c " + (i % 3 == 2 ? 7_000_000 : 6_000_000) + " /dev/urandom; echo " + i);
        }

        Map<Integer, Outcome> outcomes = new Overlord(bench.start(full(), tasks)).collect();

        assertThat(outcomes.values()).hasSize(12).extracting(Outcome::status).containsOnly(Status.OK);
    }

    /** Four that cannot all fit: whoever comes last is cut, so that the others need not be. */
    @Test
    void letsOneGoWithoutSoThatOthersCanEnd() throws Exception {
        PlanTasks tasks = new PlanTasks().max(100 * MIB)
                .limits(PlanTasks.limits(4, ByteSize.ofMiB(1000), Duration.ofMinutes(1),
                        ByteSize.ofMiB(1000), 0));
        for (int i = 0; i < 4; i++) {
            tasks.command("head -c 12000000 /dev/urandom");
        }

        Map<Integer, Outcome> outcomes = new Overlord(bench.start(full(), tasks)).collect();

        Map<Status, Long> counts = outcomes.values().stream().collect(Collectors.groupingBy(Outcome::status,
                Collectors.counting()));
        assertThat(counts.getOrDefault(Status.OK, 0L)).as("%s", outcomes).isGreaterThanOrEqualTo(1);
        assertThat(counts.getOrDefault(Status.OK, 0L) + counts.getOrDefault(Status.TRUNCATED, 0L)).isEqualTo(4);
    }

    @Test
    void endsInTimeWhenNobodyCollects() throws Exception {
        PlanTasks tasks = new PlanTasks().max(100 * MIB)
                .limits(PlanTasks.limits(2, ByteSize.ofMiB(1000), Duration.ofSeconds(8),
                        ByteSize.ofMiB(1000), 0));
        for (int i = 0; i < 6; i++) {
            tasks.command("head -c 10000000 /dev/urandom");
        }
        long start = System.nanoTime();

        Gathered gathered = bench.gather(full(), tasks);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(gathered.outcomes()).hasSize(6).extracting(Outcome::status).contains(Status.OK, Status.ERROR);
        assertThat(gathered.one(6).message()).contains("of memory for results are used up",
                "choose another spool folder");
    }

    @Test
    void stopsAtOnceWhileTasksWait() throws Exception {
        PlanTasks tasks = new PlanTasks().max(100 * MIB)
                .limits(PlanTasks.limits(2, ByteSize.ofMiB(1000), Duration.ofMinutes(5),
                        ByteSize.ofMiB(1000), 0));
        for (int i = 0; i < 6; i++) {
            tasks.command("head -c 10000000 /dev/urandom");
        }
        MinionRun run = bench.start(full(), tasks);
        Objects.requireNonNull(run.next(Duration.ofSeconds(20)));
        long start = System.nanoTime();

        run.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(Gathered.all(run).outcomes()).hasSize(5);
    }

    @Test
    void keepsTheEndOfLongOutputsWithoutAFile() throws Exception {
        Path base = full();
        Gathered gathered = bench.gather(base, one().max(5 * MIB).keep(Keep.TAIL).command("seq 1 3000000")
                .command("head -c 40000000 /dev/urandom"));

        String all = IntStream.rangeClosed(1, 3_000_000).mapToObj(Integer::toString).collect(Collectors.joining("\n",
                "", "\n"));
        assertThat(gathered.text(1)).isEqualTo(all.substring(all.length() - 5 * MIB));
        assertThat(gathered.one(1).message()).isEqualTo("cut at 5.00 MB, %d bytes dropped", all.length() - 5 * MIB);
        assertThat(gathered.one(2).status()).isEqualTo(Status.TRUNCATED);
        assertThat(gathered.one(2).size()).isBetween(3L * MIB, 5L * MIB);
        assertThat(gathered.one(2).message()).contains("bytes dropped; results wait in memory",
                "choose another spool folder");
        assertThat(names(base)).containsExactly("filler");
    }

    @Test
    void forgetsWhatWasCollected() throws Exception {
        Gathered gathered = bench.gather(full(), new PlanTasks().command("echo one"));

        gathered.run().release(gathered.one(1));

        assertThatThrownBy(() -> gathered.run().open(gathered.one(1), 0)).isInstanceOf(NoSuchFileException.class);
    }

    private static PlanTasks one() {
        return new PlanTasks()
                .limits(PlanTasks.limits(1, ByteSize.ofMiB(1000), Duration.ofMinutes(1), ByteSize.ofMiB(1000),
                        0));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new java.util.Random(size).nextBytes(bytes);
        return bytes;
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    /** Takes results as they come, checks each, and lets the minion forget it. */
    private static final class Overlord {
        private final MinionRun run;
        private final Map<Integer, Outcome> outcomes = new TreeMap<>();
        private final List<String> messages = new ArrayList<>();

        Overlord(MinionRun run) {
            this.run = run;
        }

        Outcome outcome(int task) {
            return Objects.requireNonNull(outcomes.get(task));
        }

        Map<Integer, Outcome> collect() throws Exception {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!run.finished()) {
                Outcome outcome = run.next(Duration.ofMillis(200));
                if (outcome != null) {
                    outcomes.put(outcome.task(), outcome);
                    check(outcome);
                    run.release(outcome);
                }
                assertThat(System.nanoTime()).as("still running, with %s", outcomes).isLessThan(end);
            }
            return outcomes;
        }

        private void check(Outcome outcome) throws Exception {
            try (Stream<Result> results = run.results(outcome);
                    InputStream in = Channels.newInputStream(run.open(outcome, 0))) {
                for (Result result : results.toList()) {
                    byte[] members = in.readNBytes((int) result.stored());
                    byte[] content = members.length == 0
                            ? members
                            : new GZIPInputStream(new ByteArrayInputStream(members)).readAllBytes();
                    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                            .isEqualTo(result.sha256());
                    messages.add(String.valueOf(result.message()));
                }
            }
        }
    }
}
