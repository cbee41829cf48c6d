package io.gather.cli.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.transport.node.rpc.Daemons;
import io.gather.transport.node.rpc.wire.Feature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Networks between a node's daemon and its overlord: slow, stalled, cut. */
@Timeout(60)
class DaemonNetworkTest {
    private static final Duration IMPATIENT = Duration.ofSeconds(1);

    @TempDir
    Path temp;

    private DaemonNode node;

    @AfterEach
    void end() {
        node.close();
    }

    /** @param silence after which the overlord takes a connection for lost */
    private FaultRelay relay(Duration silence) {
        node = new DaemonNode(temp.resolve("daemon"), Feature.all(), silence);
        return FaultRelay.before("127.0.0.1", node.port());
    }

    private String noise(int bytes) throws Exception {
        byte[] noise = new byte[bytes];
        new Random(9).nextBytes(noise);
        return Files.write(temp.resolve("noise"), noise).toString();
    }

    private CompletableFuture<String> gathering(Node there, Plan plan) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return node.gathered(there, plan);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private static boolean ends(CompletableFuture<String> gathering, Duration within) throws Exception {
        try {
            gathering.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** A line of 64 kB a second to one overlord is no reason to keep another one waiting. */
    @Test
    void aSlowOneIsWaitedForAndHoldsUpNobody() throws Exception {
        try (FaultRelay relay = relay(Daemons.SILENCE)
                .always(Conduct.both(new Fault.Slow(64_000), new Fault.Latency(Duration.ofMillis(30))))) {
            // What is loaded and compiled with the first takes no time of those that are measured.
            node.gathered(node.node(), DaemonNode.plan(new PlanTasks().command("echo x")));
            CompletableFuture<String> slow = gathering(node.at(relay.port()), DaemonNode.plan(new PlanTasks().files(
                    noise(300_000)).command("echo end")));
            int asked = 0;
            while (!ends(slow, Duration.ofMillis(200))) {
                long start = System.nanoTime();
                assertThat(node.minions().facts(node.node()).hostName()).isNotBlank();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
                asked++;
            }
            assertThat(slow.join()).contains("OK 300000").contains("OK 4");
            assertThat(asked).isGreaterThan(3);
        }
    }

    @Test
    void aConnectionThatStallsIsLeftForAnother() throws Exception {
        try (FaultRelay relay = relay(IMPATIENT).always(Conduct.down(new Fault.Stall(150_000)))) {
            assertThat(node.gathered(node.at(relay.port()), DaemonNode.plan(new PlanTasks().files(noise(400_000))
                    .command("echo end")))).contains("OK 400000").contains("OK 4");
            assertThat(relay.traffic().faults()).isGreaterThan(1);
        }
    }

    @Test
    void oneThatStallsForGoodIsReported() {
        try (FaultRelay relay = relay(IMPATIENT).always(Conduct.down(new Fault.Stall(0)))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> node.minions().facts(node.at(relay.port()))).isInstanceOf(GatherException.class)
                    .hasMessageContaining("did not answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
        }
    }

    /** As a daemon that is killed as soon as it is started again. */
    @Test
    void whoBreaksOffIsAskedLongerThanWhoIsNotThere() throws Exception {
        try (FaultRelay relay = relay(Daemons.SILENCE).next(Collections.nCopies(6, Conduct.TURNED_AWAY)
                .toArray(Conduct[]::new))) {
            assertThat(node.minions().facts(node.at(relay.port())).hostName()).isNotBlank();
            assertThat(relay.traffic().faults()).isEqualTo(6);
        }
    }

    /** Large results, in pieces of different lengths between cuts. */
    @Test
    void whatIsCutGoesOn() throws Exception {
        Random random = new Random(10);
        try (FaultRelay relay = relay(Daemons.SILENCE)
                .always(() -> Conduct.down(new Fault.Reset(300_000 + random.nextInt(1 << 20))))) {
            assertThat(node.gathered(node.at(relay.port()), DaemonNode.plan(new PlanTasks().maxFile(10 << 20)
                    .max(10 << 20).command("seq 1 100000").files(noise(6 << 20)).command("echo end"))))
                    .contains("OK 6291456").contains("OK 4");
            assertThat(relay.traffic().faults()).isGreaterThan(2);
        }
    }
}
