package io.gather.transport.node.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.gather.core.error.GatherException;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Minions of several gathers on one node. */
@Timeout(60)
class SlotsTest {
    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;

    /** Each task writes down how many there are while it is under way. */
    private PlanTasks counting(int tasks) throws Exception {
        Path there = Files.createDirectories(temp.resolve("there"));
        PlanTasks plan = new PlanTasks().limits(
                PlanTasks.limits(2, ByteSize.ofMiB(9), Duration.ofMinutes(1), ByteSize.ofMiB(9), 0));
        for (int i = 0; i < tasks; i++) {
            plan = plan.command("mkdir " + there + "/$$; ls " + there + " | wc -l >> " + temp + "/counts; sleep 0.2;"
                    + " rmdir " + there + "/$$ # " + i);
        }
        return plan;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash"})
    void shareOneBoundAndLeaveNothing(String shell) throws Exception {
        NodeShells shells = LocalShells.of(shell.split(" "));
        MinionRun one = bench.start(Bench.minions(shells, temp), counting(6).plan(Bench.id()));
        MinionRun other = bench.start(Bench.minions(shells, temp), counting(6).plan(Bench.id()));

        Gathered ofOne = Gathered.all(one);
        Gathered ofOther = Gathered.all(other);

        assertThat(ofOne.outcomes()).hasSize(6).extracting(Outcome::status).containsOnly(Status.OK);
        assertThat(ofOther.outcomes()).hasSize(6).extracting(Outcome::status).containsOnly(Status.OK);
        List<Integer> counts = Files.readAllLines(temp.resolve("counts")).stream().map(String::strip)
                .map(Integer::valueOf).toList();
        assertThat(counts).hasSize(12).allMatch(count -> count <= 2).contains(2);
        one.discard();
        other.discard();
        assertThat(temp.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void aSlotOfAMinionThatIsGoneIsTaken() throws Exception {
        Path slots = Files.createDirectories(temp.resolve("spool/gather-slots-" + user()));
        Files.writeString(slots.resolve("1"), "999999999 t-gone/node1\n");
        Files.writeString(slots.resolve("2"), ProcessHandle.current().pid() + " t-other/node1\n");

        Gathered gathered = bench.gather(LocalShells.of("dash"), temp, counting(2));

        assertThat(gathered.outcomes()).extracting(Outcome::status).containsOnly(Status.OK);
        assertThat(slots).doesNotExist();
    }

    @Test
    void discardTakesTheSlotsOfARunThatWasKilled() throws Exception {
        Plan plan = counting(0).command("sleep 60").plan(Bench.id());
        MinionRun run = bench.start(Bench.minions(LocalShells.of("dash"), temp), plan);
        Path slots = temp.resolve("spool/gather-slots-" + user());
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (Files.notExists(slots.resolve("1")) && Files.notExists(slots.resolve("2"))) {
            assertThat(System.nanoTime() - deadline).as("no slot is held").isNegative();
            LockSupport.parkNanos(20_000_000);
        }

        run.discard();

        assertThat(temp.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void aPlanOfAnotherVersionIsNotSent() {
        Plan own = new PlanTasks().command("true").plan(Bench.id());
        Plan older = new Plan(0, own.gather(), own.node(), own.limits(), own.tasks(), own.known(), own.masks());

        assertThatThrownBy(() -> bench.start(Bench.minions(LocalShells.of("dash"), temp), older))
                .isInstanceOf(GatherException.class).hasMessageContaining("this plan has version 0");
        assertThat(temp.resolve("spool")).doesNotExist();
    }

    private Object user() throws Exception {
        return Files.getAttribute(temp, "unix:uid");
    }
}
