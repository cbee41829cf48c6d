package io.gather.minion;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.core.catalog.ListSource;
import io.gather.core.error.GatherException;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.fixtures.random.Seed;
import io.gather.minion.process.Spawning;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ParameterizedClass
@EnumSource(Spawning.class)
class AttachTest {
    @RegisterExtension
    final Bench bench;
    @TempDir
    Path temp;

    AttachTest(Spawning spawning) {
        this.bench = new Bench(spawning);
    }

    @Test
    void handsTheSameRunToASecondCaller() throws Exception {
        LocalMinions minions = bench.minions(temp);
        Plan plan = new PlanTasks().command("echo one").command("echo two").plan("t-twice");
        MinionRun first = bench.start(minions, plan);
        Gathered.all(first);

        assertThat(Gathered.all(minions.start(Bench.NODE, plan)).outcomes()).hasSize(2);
        assertThatThrownBy(() -> bench.minions(temp).start(Bench.NODE, plan)).isInstanceOf(GatherException.class)
                .hasMessageContaining("another process runs this gather");
    }

    /** Cuts what a run left at a random byte, as a crash does. */
    @Test
    void goesOnAfterACrashAtAnyPoint() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        Plan plan = new PlanTasks().command("echo one").files("/etc/hostname", "/etc/passwd")
                .each("echo {x}", "x", new ListSource.Command("echo a; echo b; echo c", List.of())).command("echo two")
                .plan("t-crash");
        for (int round = 0; round < 10; round++) {
            Path base = Files.createDirectory(temp.resolve("base" + round));
            Gathered before = Gathered.all(bench.start(bench.minions(base), plan));
            Path copy = temp.resolve("copy" + round);
            copyTree(base, copy);
            tear(copy.resolve("gather-t-crash/node1"), random, before.outcomes());

            Gathered after = Gathered.all(bench.start(bench.minions(copy), plan));

            assertThat(names(after)).as("seed %d, round %d", seed, round).isEqualTo(names(before));
            for (Outcome outcome : after.outcomes()) {
                try (var results = after.run().results(outcome)) {
                    results.forEach(it -> assertThat(contentSize(after, outcome, it)).isEqualTo(it.size()));
                }
            }
        }
    }

    private static Set<String> names(Gathered gathered) {
        assertThat(new HashSet<>(gathered.outcomes())).hasSameSizeAs(gathered.outcomes());
        return gathered.outcomes().stream()
                .map(it -> it.fullName() + it.spool() + it.status() + it.source() + it.size())
                .collect(Collectors.toSet());
    }

    private static int contentSize(Gathered gathered, Outcome outcome, io.gather.core.outcome.Result result) {
        try {
            return gathered.bytes(outcome, result).length;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void tear(Path spool, Random random, List<Outcome> outcomes) throws IOException {
        Path list = spool.resolve("outcomes.jsonl");
        int cut = random.nextInt((int) Files.size(list) + 1);
        List<String> kept = Files.readString(list).substring(0, cut).lines().toList();
        try (RandomAccessFile file = new RandomAccessFile(list.toFile(), "rw")) {
            file.setLength(cut);
        }
        for (Outcome outcome : outcomes) {
            boolean done = kept.stream().anyMatch(it -> it.endsWith("}") && it.contains('"' + outcome.spool() + '"'));
            Path members = spool.resolve(outcome.spool() + ".gz");
            if (!done) {
                Files.write(members, new byte[random.nextInt(20)]);
            }
        }
    }

    static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void remembersWhatWasReleased() throws Exception {
        Path copy = temp.resolve("copy");
        Plan plan = new PlanTasks().command("echo one").command("echo two").plan("t-released");
        Gathered before = Gathered.all(bench.start(bench.minions(temp.resolve("base")), plan));
        before.run().release(before.one(1));
        copyTree(temp.resolve("base"), copy);

        Gathered after = Gathered.all(bench.start(bench.minions(copy), plan));

        assertThat(after.outcomes()).isEqualTo(before.outcomes());
        assertThat(after.text(2)).isEqualTo("two\n");
        Path spool = copy.resolve("gather-t-released/node1");
        assertThat(spool.resolve("000001.gz")).doesNotExist();
        assertThat(spool.resolve("000001.jsonl")).exists();
        assertThat(spool.resolve("000002.gz")).exists();
    }

    @Test
    void refusesAFolderThatIsNotItsOwn() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createSymbolicLink(temp.resolve("gather-t-link"), elsewhere);
        Plan plan = new PlanTasks().command("true").plan("t-link");
        assertThatThrownBy(() -> bench.minions(temp).start(Bench.NODE, plan)).isInstanceOf(GatherException.class)
                .hasMessageContaining("is a link");
        assertThat(elsewhere).isEmptyDirectory();

        Path foreign = Files.createDirectory(temp.resolve("gather-t-foreign"));
        Assumptions.assumeTrue(isRoot(), "only root can give a folder away");
        Files.setAttribute(foreign, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
        assertThatThrownBy(() -> bench.minions(temp).start(Bench.NODE, new PlanTasks().plan("t-foreign")))
                .hasMessageContaining("belongs to another user");
    }

    @Test
    void endsCommandsThatAKilledProcessLeft() throws Exception {
        Plan plan = new PlanTasks().command("true").plan("t-left");
        ProcessBuilder builder = new ProcessBuilder("setsid", "sleep", "600");
        builder.environment().put("GATHER_TASK", "t-left/7");
        builder.environment().put("GATHER_NODE", "node1");
        Process left = builder.start();

        Gathered.all(bench.start(bench.minions(temp), plan));

        assertThat(left.waitFor(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitsUntilResultsAreCollected() throws Exception {
        PlanTasks tasks = new PlanTasks()
                .limits(PlanTasks.limits(1, io.gather.core.units.ByteSize.ofMiB(9), Duration.ofMinutes(1),
                        io.gather.core.units.ByteSize.of(1000), 0));
        MinionRun run = bench.start(temp, tasks.command("head -c 3000 /dev/urandom").command("echo two"));
        Outcome first = Objects.requireNonNull(run.next(Duration.ofSeconds(20)));

        assertThat(run.next(Duration.ofMillis(200))).isNull();
        run.release(first);

        assertThat(Objects.requireNonNull(run.next(Duration.ofSeconds(20))).status()).isEqualTo(Status.OK);
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
