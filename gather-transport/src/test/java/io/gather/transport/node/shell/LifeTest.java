package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a run lives through: connections that break, minions that are killed, overlords that come back. */
class LifeTest {
    private static final LocalShells SHELLS = LocalShells.of("dash");

    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;

    @Test
    void goesOnAtTheByteWhereTheConnectionBroke() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        byte[] noise = new byte[400_000];
        random.nextBytes(noise);
        Path file = Files.write(temp.resolve("noise"), noise);
        PlanTasks tasks = new PlanTasks().files(file).command("cat " + file).command("seq 1 30000").command("echo end");
        CutShells cut = new CutShells(SHELLS, random, 150_000);

        Gathered gathered = bench.gather(cut, temp, tasks);

        assertThat(cut.opened.get()).as("seed %d", seed).isGreaterThan(3);
        assertThat(gathered.bytes(gathered.one(1), gathered.results(1).getFirst())).as("seed %d", seed)
                .isEqualTo(noise);
        assertThat(gathered.bytes(gathered.one(2), gathered.results(2).getFirst())).as("seed %d", seed)
                .isEqualTo(noise);
        assertThat(gathered.text(3)).as("seed %d", seed).endsWith("30000\n").hasSize(168_894);
        assertThat(gathered.text(4)).isEqualTo("end\n");
    }

    @Test
    @Timeout(20)
    void aFollowerThatDiesBeforeItBeganIsNotWaitedFor() {
        assertThatThrownBy(() -> bench.gather(new DyingShells(SHELLS, 0), temp, new PlanTasks().command("echo x")))
                .isInstanceOf(GatherException.class).hasMessageContaining("OutOfMemoryError");
    }

    @Test
    @Timeout(20)
    void aFollowerThatDiesLaterHasNotFinished() throws Exception {
        MinionRun run = bench.start(Bench.minions(new DyingShells(SHELLS, 700), temp),
                new PlanTasks().command("seq 1 100000; sleep 1").plan(Bench.id()));
        assertThatThrownBy(() -> {
            while (!run.finished()) {
                run.next(Duration.ofSeconds(1));
            }
        }).hasMessageContaining("OutOfMemoryError");
    }

    @Test
    void attachesToTheRunThatIsThere() throws Exception {
        Path count = temp.resolve("count");
        Plan plan = new PlanTasks().command("echo once >> " + count + "; echo first").command("sleep 1; echo second")
                .plan(Bench.id());
        MinionRun first = bench.start(Bench.minions(SHELLS, temp), plan);
        assertThat(first.next(Duration.ofSeconds(20))).isNotNull();
        first.close();

        Gathered gathered = Gathered.all(bench.start(Bench.minions(SHELLS, temp), plan));

        assertThat(gathered.text(1)).isEqualTo("first\n");
        assertThat(gathered.text(2)).isEqualTo("second\n");
        assertThat(Files.readAllLines(count)).hasSize(1);
    }

    @Test
    void handsOutReleasedOutcomesWithoutTheirBytes() throws Exception {
        Plan plan = new PlanTasks().command("echo first").command("sleep 1; echo second").plan(Bench.id());
        MinionRun first = bench.start(Bench.minions(SHELLS, temp), plan);
        Outcome one = Objects.requireNonNull(first.next(Duration.ofSeconds(20)));
        first.release(one);
        Path data = spool(plan).resolve("u").resolve(one.task() + ".d");
        awaitGone(data);
        first.close();

        Gathered gathered = Gathered.all(bench.start(Bench.minions(SHELLS, temp), plan));

        assertThat(gathered.outcomes()).hasSize(2);
        assertThat(gathered.text(2)).isEqualTo("second\n");
    }

    @Test
    void startsAMinionAgainThatWasKilled() throws Exception {
        Path count = temp.resolve("count");
        Plan plan = PlanTasks.oneByOne().command("echo once >> " + count + "; echo first")
                .command("sleep 1.5; echo second").plan(Bench.id());
        MinionRun run = bench.start(Bench.minions(SHELLS, temp), plan);
        assertThat(run.next(Duration.ofSeconds(20))).isNotNull();
        String pid = Files.readString(spool(plan).resolve("pid")).strip();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

        List<Outcome> outcomes = new ArrayList<>(Gathered.all(run).outcomes());

        assertThat(outcomes).hasSize(1).allMatch(it -> it.status() == Status.OK);
        assertThat(Files.readAllLines(count)).hasSize(1);
    }

    /** A shell gives its variables to what it starts in an order of its own. */
    @Test
    void knowsAMinionThatWasStartedByScripts() throws Exception {
        DyingTools tools = DyingTools.lay(temp.resolve("bin"), Path.of("/usr/bin/dash"), null, 0,
                DyingTools.Death.AT_ONCE);
        Path count = temp.resolve("count");

        Gathered gathered = bench.gather(new LocalShells(List.of("dash"), Map.of("PATH", tools.path()), ""), temp,
                new PlanTasks().command("echo once >> " + count + "; sleep 5"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        assertThat(Files.readAllLines(count)).hasSize(1);
        assertThat(tools.calls("env")).as("starts of the minion").isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void aMinionThatCanNoLongerWaitEnds() throws Exception {
        DyingTools tools = DyingTools.lay(temp.resolve("bin"), Path.of("/usr/bin/dash"), null, 0,
                DyingTools.Death.AT_ONCE);
        Path begun = temp.resolve("begun");
        Path calls = temp.resolve("calls");
        Plan plan = PlanTasks.oneByOne().command(": >" + begun + "; exec /usr/bin/sleep 55").command("echo never")
                .plan(Bench.id());
        MinionRun run = bench.start(Bench.minions(new LocalShells(List.of("dash"), Map.of("PATH", tools.path()), ""),
                temp), plan);
        awaitFile(run, begun);

        Files.writeString(temp.resolve("bin/sleep"), "#!/usr/bin/dash\necho >> " + calls + "\nexit 127\n");
        Gathered gathered = Gathered.all(run);

        assertThat(gathered.outcomes()).hasSize(2).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo(Status.ERROR);
            assertThat(it.message()).contains("sleep");
        });
        assertThat(Files.readAllLines(calls)).hasSizeLessThan(40);
    }

    @Test
    void stopsWithinFiveSecondsAndKeepsWhatIsThere() throws Exception {
        Path begun = temp.resolve("begun");
        Plan plan = PlanTasks.oneByOne().command("echo begun; : >" + begun + "; sleep 60").command("echo never")
                .plan(Bench.id());
        MinionRun run = bench.start(Bench.minions(SHELLS, temp), plan);
        awaitFile(run, begun);
        Instant before = Instant.now();
        run.stop();
        Gathered gathered = Gathered.all(run);

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(gathered.one(1).status()).isEqualTo(Status.TIMED_OUT);
        assertThat(gathered.text(1)).isEqualTo("begun\n");
        assertThat(gathered.one(2).status()).isEqualTo(Status.SKIPPED);
    }

    /** No task ends meanwhile. */
    private static void awaitFile(MinionRun run, Path file) throws IOException, InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Files.exists(file) && System.nanoTime() < until) {
            assertThat(run.next(Duration.ofMillis(50))).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash"})
    void endsWhatLeftItsSessionWithAnEmptyEnvironment(String shell) throws Exception {
        Path pids = temp.resolve("pids");
        Gathered gathered = bench.gather(LocalShells.of(shell.split(" ")), temp, new PlanTasks()
                .timeout(Duration.ofSeconds(3))
                .command("setsid -f env -i /bin/sh -c 'echo $$ >> " + pids + "; exec sleep 600' >/dev/null 2>&1; "
                        + "setsid -f env -i /bin/sh -c 'echo $$ >> " + pids
                        + "; exec sleep 600'; echo begun; sleep 600"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.TIMED_OUT);
        assertThat(gathered.text(1)).isEqualTo("begun\n");
        assertThat(Files.readAllLines(pids)).hasSize(2).allSatisfy(LifeTest::assertEnds);
    }

    /** What was killed dies in its own time, soon; nobody need have reaped it. */
    private static void assertEnds(String pid) {
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (runs(pid) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(runs(pid)).as("process " + pid + " runs on").isFalse();
    }

    private static boolean runs(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void discardLeavesNoProcessAndNoFile() throws Exception {
        Path begun = temp.resolve("begun");
        Plan plan = new PlanTasks().command("setsid sleep 61.5 & : >" + begun + "; sleep 61.5").plan(Bench.id());
        ShellMinions minions = Bench.minions(SHELLS, temp);
        MinionRun run = bench.start(minions, plan);
        awaitFile(run, begun);
        assertThat(processes(plan)).isNotEmpty();

        run.discard();

        assertThat(processes(plan)).isEmpty();
        assertThat(temp.resolve("spool").resolve("gather-" + plan.gather())).doesNotExist();
        assertThat(temp.resolve("landing").resolve(plan.gather()).resolve("node1")).doesNotExist();
        minions.discard(Bench.NODE, plan.gather());
    }

    @Test
    void gathersThousandsOfSmallFilesInBatches() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        for (int i = 0; i < 3000; i++) {
            Files.writeString(tree.resolve("f" + i), "content " + i + "\n");
        }
        long began = System.nanoTime();
        Gathered gathered = bench.gather(SHELLS, temp, new PlanTasks().files(tree));
        double seconds = (System.nanoTime() - began) / 1e9;

        assertThat(gathered.results(1)).hasSize(3000).allMatch(it -> it.status() == Status.OK);
        assertThat(gathered.text(1, tree + "/f1234")).isEqualTo("content 1234\n");
        System.getLogger("bench").log(System.Logger.Level.INFO, "%.0f files/s".formatted(3000 / seconds));
        assertThat(seconds).isLessThan(60);
    }

    @Test
    void tellsWhatTheNodeIs() throws Exception {
        NodeFacts facts = Bench.minions(SHELLS, temp).facts(Bench.NODE);

        assertThat(facts.kernel()).isEqualTo(System.getProperty("os.version"));
        assertThat(facts.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(facts.memory()).isPositive();
        assertThat(facts.clockOffset()).isLessThan(Duration.ofSeconds(3));
        assertThat(facts.spoolRoom()).isNotNull();
        assertThat(facts.notices()).isEmpty();
    }

    private Path spool(Plan plan) {
        return temp.resolve("spool").resolve("gather-" + plan.gather()).resolve("node1");
    }

    private static void awaitGone(Path file) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (Files.exists(file) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(file).doesNotExist();
    }

    private static List<Path> processes(Plan plan) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(it -> it.getFileName().toString().matches("[0-9]+")).filter(it -> mentions(it, plan
                    .gather())).toList();
        }
    }

    private static boolean mentions(Path process, String gather) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), java.nio.charset.StandardCharsets.UTF_8)
                    .contains(gather + "/node1/");
        } catch (IOException e) {
            return false;
        }
    }
}
