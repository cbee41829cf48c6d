package io.gather.transport.node.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import io.gather.core.catalog.Keep;
import io.gather.core.catalog.ListSource;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A node where no folder takes a spool: its results come all the same, and nothing is written there. */
class StreamTest {
    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox sh"})
    void gathersWithoutASpool(String shell) throws Exception {
        byte[] large = new byte[9 << 20];
        new Random(1).nextBytes(large);
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.writeString(tree.resolve("a b"), "alpha\n");
        Files.write(tree.resolve("large"), large);
        Files.createSymbolicLink(tree.resolve("link"), Path.of("a b"));

        Gathered gathered = gather(new SpoollessShells(LocalShells.of(shell.split(" "))), new PlanTasks()
                .command("echo out; echo err >&2; exit 3").command("printf '\\0\\377x'").max(20 << 20)
                .maxFile(20 << 20)
                .files(tree).max(100).command("yes").timeout(Duration.ofSeconds(5))
                .command("echo before; sleep 60").command("/no/such/program").max(1 << 20)
                .files(Path.of("/proc/version"))
                .max(6).keep(Keep.TAIL).command("echo first; echo last"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.FAILED);
        assertThat(gathered.one(1).exit()).isEqualTo(3);
        assertThat(gathered.text(1)).isEqualTo("out\nerr\n");
        assertThat(gathered.bytes(gathered.one(2), gathered.results(2).getFirst())).isEqualTo(new byte[]{0, -1, 'x'});
        assertThat(gathered.text(3, tree + "/a b")).isEqualTo("alpha\n");
        assertThat(gathered.bytes(gathered.one(3), gathered.result(3, tree + "/large"))).isEqualTo(large);
        assertThat(gathered.one(4).status()).isEqualTo(Status.TRUNCATED);
        assertThat(gathered.text(4)).hasSize(100).startsWith("y\ny\n");
        assertThat(gathered.one(5).status()).isEqualTo(Status.TIMED_OUT);
        assertThat(gathered.text(5)).isEqualTo("before\n");
        assertThat(gathered.one(6).status()).isEqualTo(Status.MISSING);
        assertThat(gathered.text(7, "/proc/version")).isEqualTo(Files.readString(Path.of("/proc/version")));
        assertThat(gathered.text(8)).endsWith("last\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void leavesOutWhatIsTooOld(String shell) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Instant since = Instant.ofEpochSecond(1_000_000_000);
        for (int i = -2; i <= 2; i++) {
            Path file = Files.writeString(tree.resolve("at " + i), "x");
            Files.setLastModifiedTime(file, FileTime.from(since.plusMillis(i * 600L)));
        }

        Gathered gathered = gather(new SpoollessShells(LocalShells.of(shell.split(" "))),
                new PlanTasks().since(since).files(tree).since(Instant.ofEpochSecond(4_000_000_000L))
                        .files("/proc/version").files(tree));

        assertThat(gathered.results(1).stream().map(it -> it.source().substring(tree.toString().length())))
                .containsExactly("/at 2", "/at 1", "/at 0");
        assertThat(gathered.results(2)).hasSize(1);
        assertThat(gathered.one(3).status()).isEqualTo(Status.MISSING);
        assertThat(gathered.one(3).message()).isEqualTo("no such file that was modified since 2096-10-02T07:06:40Z");
    }

    @Test
    void runsWhatACutConnectionCostAgain() throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.writeString(tree.resolve("a"), "alpha\n");
        long seed = Seed.next();

        Gathered gathered = gather(new CutShells(new SpoollessShells(LocalShells.of("dash")), new Random(seed), 20_000),
                new PlanTasks().command("echo one").command("seq 1000").files(tree)
                        .each("echo {n}", "n", new ListSource.Command("printf 'x\\ny\\n'", List.of()))
                        .command("echo end"));

        assertThat(gathered.outcomes()).as("seed %d", seed).hasSize(6).allMatch(it -> it.status() == Status.OK);
        assertThat(gathered.text(2)).hasSize(3893);
        assertThat(gathered.text(3, tree + "/a")).isEqualTo("alpha\n");
        assertThat(gathered.text(5)).isEqualTo("end\n");
    }

    @Test
    void tellsWhatAStopLeftOut() throws Exception {
        MinionRun run = bench.start(minions(new SpoollessShells(LocalShells.of("dash"))),
                new PlanTasks().command("echo one").command("sleep 100").command("echo three").plan(Bench.id()));
        Outcome first = run.next(Duration.ofSeconds(10));

        run.stop();
        Gathered rest = Gathered.all(run);

        assertThat(first).isNotNull();
        assertThat(rest.outcomes()).hasSize(2).allMatch(it -> it.status() == Status.SKIPPED);
    }

    private Gathered gather(NodeShells shells, PlanTasks tasks) throws Exception {
        return Gathered.all(bench.start(minions(shells), tasks.plan(Bench.id())));
    }

    private ShellMinions minions(NodeShells shells) {
        return new ShellMinions(shells, temp.resolve("landing"), Path.of("/proc/none"), Clock.systemUTC(), "0", 1,
                new Random());
    }
}
