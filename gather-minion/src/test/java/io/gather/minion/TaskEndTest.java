package io.gather.minion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.gather.core.catalog.Keep;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.process.Spawning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(Spawning.class)
class TaskEndTest {
    /** Leaves its session and its parent, and does not listen. */
    private static final String DAEMON = "(trap '' TERM; setsid sh -c 'trap \"\" TERM; echo $$ >> %1$s; "
            + "while :; do sleep 0.05; done' >/dev/null 2>&1 &) ; sh -c 'echo $$ >> %1$s; exec sleep 600' & ";
    @RegisterExtension
    final Bench bench;
    @TempDir
    Path temp;

    TaskEndTest(Spawning spawning) {
        this.bench = new Bench(spawning);
    }

    @Test
    void endsEverythingThatAHangingCommandStarted() throws Exception {
        Path pids = temp.resolve("pids");
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks().timeout(Duration.ofSeconds(2)).command(
                "trap '' TERM; " + DAEMON.formatted(pids) + "echo begun; while :; do sleep 0.1; done"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.TIMED_OUT);
        assertThat(gathered.text(1)).isEqualTo("begun\n");
        assertThat(gathered.one(1).took()).isLessThan(Duration.ofSeconds(10));
        assertAllDead(pids);
    }

    @Test
    void endsWhatLeftItsSessionWithAnEmptyEnvironment() throws Exception {
        Path pids = temp.resolve("pids");
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks().timeout(Duration.ofSeconds(3)).command(
                "setsid -f env -i /bin/sh -c 'echo $$ >> " + pids + "; exec sleep 600' >/dev/null 2>&1; setsid -f "
                        + "env -i /bin/sh -c 'echo $$ >> " + pids + "; exec sleep 600'; echo begun; sleep 600"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.TIMED_OUT);
        assertThat(gathered.text(1)).isEqualTo("begun\n");
        assertThat(Files.readAllLines(pids)).hasSize(2);
        assertAllDead(pids);
    }

    @Test
    void endsWhatACommandLeftBehind() throws Exception {
        Path pids = temp.resolve("pids");
        Gathered gathered = bench.gather(temp.resolve("base"),
                new PlanTasks().command(
                        DAEMON.formatted(pids) + "while [ $(cat " + pids
                                + " 2>/dev/null | wc -l) -lt 2 ]; do sleep 0.02; done; "
                                + "echo done"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        assertThat(gathered.text(1)).isEqualTo("done\n");
        assertAllDead(pids);
    }

    @Test
    void isNotHeldUpByAWriterInTheBackground() throws Exception {
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks().keep(Keep.TAIL).max(1 << 20).command(
                "yes & sleep 0.1").command("sleep 600 & echo done"));

        assertThat(gathered.outcomes()).allMatch(it -> it.took().compareTo(Duration.ofSeconds(5)) < 0);
        assertThat(gathered.text(2)).isEqualTo("done\n");
    }

    @Test
    void endsACommandThatHasPrintedEnough() throws Exception {
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks().max(100_000).command("yes"));

        Outcome outcome = gathered.one(1);
        assertThat(outcome.status()).isEqualTo(Status.TRUNCATED);
        assertThat(outcome.size()).isEqualTo(100_000);
        assertThat(outcome.took()).isLessThan(Duration.ofSeconds(3));
        assertThat(outcome.message()).startsWith("cut at 97.7 kB, at least");
    }

    @Test
    void keepsTheEndOfALongOutput() throws Exception {
        Gathered gathered = bench.gather(temp.resolve("base"), new PlanTasks().keep(Keep.TAIL).max(10)
                .command("seq 1 2000000").keep(Keep.BOTH).command("seq 1 2000000"));

        assertThat(gathered.text(1)).isEqualTo("9\n2000000\n");
        assertThat(gathered.text(2)).isEqualTo("1\n2\n3" + "00000\n".substring(1));
        assertThat(gathered.one(1).message()).contains("14888886 bytes dropped");
    }

    @Test
    void stopsWithinSeconds() throws Exception {
        PlanTasks tasks = new PlanTasks().limits(PlanTasks.limits(1, io.gather.core.units.ByteSize.ofMiB(100),
                Duration.ofMinutes(5), io.gather.core.units.ByteSize.ofMiB(100), 0));
        Path started = temp.resolve("started");
        tasks.command("echo begun; trap '' TERM; touch " + started + "; while :; do sleep 0.1; done").command("true");
        MinionRun run = bench.start(temp.resolve("base"), tasks);
        awaitFile(started);

        long began = System.nanoTime();
        run.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        Gathered gathered = Gathered.all(run);
        assertThat(gathered.one(1).status()).isEqualTo(Status.TIMED_OUT);
        assertThat(gathered.one(1).message()).isEqualTo("stopped");
        assertThat(gathered.text(1)).isEqualTo("begun\n");
        assertThat(gathered.one(2).status()).isEqualTo(Status.SKIPPED);
        assertThat(gathered.one(2).message()).isEqualTo("stopped before it began");
    }

    @Test
    void leavesNothingWhenDiscarded() throws Exception {
        Path base = temp.resolve("base");
        Path pids = temp.resolve("pids");
        Plan plan = new PlanTasks().command(DAEMON.formatted(pids) + "while :; do sleep 1; done").plan("t-discard");
        MinionRun run = bench.minions(base).start(Bench.NODE, plan);
        awaitLines(pids, 2);

        run.discard();

        assertThat(base).isEmptyDirectory();
        assertAllDead(pids);
    }

    @Test
    void endsWithItsTotalTime() throws Exception {
        PlanTasks tasks = new PlanTasks().limits(PlanTasks.limits(1, io.gather.core.units.ByteSize.ofMiB(100),
                Duration.ofSeconds(3), io.gather.core.units.ByteSize.ofMiB(100), 0));
        Gathered gathered = bench.gather(temp.resolve("base"), tasks.command("sleep 60").command("true"));

        assertThat(gathered.one(1).message()).isEqualTo("the gather's total time was over");
        assertThat(gathered.one(2).status()).isEqualTo(Status.ERROR);
    }

    private static void assertAllDead(Path pids) throws Exception {
        List<String> all = Files.readAllLines(pids);
        assertThat(all).hasSize(2);
        assertThat(all).noneMatch(pid -> {
            try {
                String stat = Files.readString(Path.of("/proc", pid, "stat"));
                return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
            } catch (java.io.IOException gone) {
                return false;
            }
        });
    }

    private static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static void awaitLines(Path file, int count) throws Exception {
        awaitFile(file);
        while (Files.readAllLines(file).size() < count) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
