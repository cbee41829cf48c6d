package io.gather.minion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.core.minion.MinionRun;
import io.gather.core.module.Contributors;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class NodeSlotsTest {
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
            plan = plan.command("mkdir " + there + "/$$; ls " + there + " | wc -l >> " + temp + "/counts; sleep 0.1;"
                    + " rmdir " + there + "/$$ # " + i);
        }
        return plan;
    }

    @Test
    void runsOfSeveralGathersShareOneBound() throws Exception {
        MinionRun one = bench.start(minions(), counting(8).plan("t-one"));
        MinionRun other = bench.start(minions(), counting(8).plan("t-other"));

        assertThat(Gathered.all(one).outcomes()).hasSize(8);
        assertThat(Gathered.all(other).outcomes()).hasSize(8);

        List<Integer> counts = Files.readAllLines(temp.resolve("counts")).stream().map(String::strip)
                .map(Integer::valueOf).toList();
        assertThat(counts).hasSize(16).allMatch(count -> count <= 2).contains(2);
        assertThat(one.notices()).isEmpty();
    }

    private LocalMinions minions() {
        return new LocalMinions(temp.resolve("spool"), InstantSource.system(), "test", List.of(), 1,
                Contributors.none(), temp.resolve("state"));
    }

    @Test
    void whoWaitsGetsTheNextSlotThatIsFree() throws Exception {
        NodeSlots slots = slots(Duration.ofSeconds(20));
        NodeSlots.Slot only = take(slots, 1);
        CountDownLatch got = new CountDownLatch(1);
        List<NodeSlots.Slot> taken = new ArrayList<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                NodeSlots.Slot slot = take(slots, 1);
                synchronized (taken) {
                    taken.add(slot);
                }
                got.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(got.await(200, TimeUnit.MILLISECONDS)).isFalse();

        only.release();

        assertThat(got.await(10, TimeUnit.SECONDS)).isTrue();
        waiting.join();
        synchronized (taken) {
            assertThat(taken).singleElement().isNotSameAs(NodeSlots.Slot.NONE);
        }
        assertThat(slots.notices()).isEmpty();
    }

    @Test
    void aRunWithoutAnyTaskGoesOnAfterAWhileAndSaysSo() throws Exception {
        NodeSlots slots = slots(Duration.ofMillis(50));
        take(slots, 1);

        NodeSlots.Slot beyond = slots.take(1, () -> true, () -> false);

        assertThat(beyond).isSameAs(NodeSlots.Slot.NONE);
        assertThat(slots.notices()).singleElement().asString().contains("one went on beside them");
    }

    @Test
    void whoIsToldToStopWaitsNoLonger() throws Exception {
        NodeSlots slots = slots(Duration.ofSeconds(60));
        take(slots, 1);

        assertThat(slots.take(1, () -> false, () -> true)).isSameAs(NodeSlots.Slot.NONE);
    }

    @Test
    void withoutAPlaceForTheLocksEachRunIsBoundedByItself() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        NodeSlots slots = new NodeSlots(file.resolve("locks/@node.lock"));

        assertThat(slots.isUsable()).isFalse();
        assertThat(take(slots, 1)).isSameAs(NodeSlots.Slot.NONE);
        assertThat(slots.notices()).singleElement().asString().contains("bounded for this gather alone");
    }

    private NodeSlots slots(Duration patience) {
        return new NodeSlots(temp.resolve("locks/@node.lock"), patience);
    }

    private static NodeSlots.Slot take(NodeSlots slots, int most) throws InterruptedException {
        return slots.take(most, () -> false, () -> false);
    }
}
