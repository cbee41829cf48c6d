package io.gather.core.overlord;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.Discretion;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Increment;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
import io.gather.core.plan.TotalLimits;
import io.gather.core.report.NodeRecord;
import io.gather.core.settings.KeepSettings;
import io.gather.core.settings.SshSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadQueue;
import io.gather.core.window.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What all places together may gather, and in what time. */
class TotalLimitsTest {
    /** Of one task of {@link ScriptedMinions}. */
    private static final long TASK = "output of g.one\n".length() * 10L;
    private static final Inventory CLUSTER = new Inventory("c",
            List.of(new Node("n1", "x"), new Node("n2", "x"), new Node("n3", "x")));

    @TempDir
    Path folder;

    private final ScriptedMinions minions = new ScriptedMinions();
    private Catalog catalog;

    @BeforeEach
    void makeCatalog() throws Exception {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), "[[item]]\nname='one'\ncommand='true'\n");
        catalog = new CatalogReader().groups(groups).read();
    }

    @Test
    void placesShareTheSizeAndGetWhatOthersDidNotNeed() throws Exception {
        GatherEnd end = run(request(ByteSize.of(3000), Duration.ZERO));

        assertThat(end.nodes()).allMatch(node -> node.state() == NodeRecord.State.DONE);
        assertThat(minions.started).extracting(plan -> plan.limits().totalSize().bytes())
                .containsExactly(1000L, (3000 - TASK) / 2, 3000 - 2 * TASK);
    }

    @Test
    void noPlaceGetsMoreThanAnyMay() throws Exception {
        run(request(ByteSize.ofMiB(1 << 20), Duration.ofDays(2)));

        assertThat(minions.started).hasSize(3).allMatch(plan -> plan.limits().equals(Limits.defaults()));
    }

    @Test
    void whoeverHasNotBegunWhenTheTimeIsOverIsLeftOut() throws Exception {
        minions.before = () -> elapse(Duration.ofMillis(3100));

        GatherEnd end = run(request(ByteSize.of(0), Duration.ofSeconds(4)));

        assertThat(end.bundle()).exists();
        String first = minions.started.getFirst().node();
        assertThat(end.nodes()).allSatisfy(node -> {
            boolean began = node.name().equals(first);
            assertThat(node.state()).isEqualTo(began ? NodeRecord.State.DONE : NodeRecord.State.FAILED);
            assertThat(node.error()).isEqualTo(
                    began ? null : "the gather's total time of 4.0s was over before it began");
        });
        assertThat(minions.started).singleElement()
                .satisfies(plan -> assertThat(plan.limits().totalTime()).isLessThan(Duration.ofSeconds(4)));
    }

    @Test
    void aProcessThatGoesOnGrantsNothingTwice() throws Exception {
        GatherRequest request = request(ByteSize.of(3000), Duration.ZERO);
        minions.before = () -> {
            throw new CancellationException();
        };
        cutOff(request);
        minions.before = () -> {};
        minions.started.clear();

        new Overlord(workplace(), _ -> {}, new StopSignal()).resume(new Runs(workplace()).latestCutOff());

        // What was granted before was given back unused; whoever comes first now has no more than its share.
        assertThat(minions.started).extracting(plan -> plan.limits().totalSize().bytes())
                .containsExactly(1000L, (3000 - TASK) / 2, 3000 - 2 * TASK);
    }

    /** Time is what these limits are about. */
    private static void elapse(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    /** What a kill does, in the middle of the first node. */
    private void cutOff(GatherRequest request) throws Exception {
        Gather gather = new Setup(workplace()).begin(request, CLUSTER, catalog);
        try (gather) {
            new Pipelines(minions, 1, new StopSignal(), _ -> {}).of(gather).run(CLUSTER.nodes().getFirst(), () -> {});
        } catch (CancellationException expected) {
            // The rest of the gather does not happen.
        }
    }

    private GatherEnd run(GatherRequest request) throws Exception {
        return new Overlord(workplace(), _ -> {}, new StopSignal()).run(request, CLUSTER, catalog);
    }

    private Workplace workplace() {
        Sender sender = new Sender(new UploadQueue(folder.resolve("state/uploads")), List.of(),
                new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofSeconds(5)), ByteSize.of(0),
                Clock.systemUTC(), new Random());
        return new Workplace(new StateDirectory(folder.resolve("state")), minions, sender, 1, Clock.systemUTC(),
                new Random(), "test", Object::toString, KeepSettings.EVERYTHING);
    }

    private GatherRequest request(ByteSize size, Duration time) {
        return new GatherRequest("c", Lane.USUAL, folder.resolve("out"), "GatherLogs",
                new Selection("", List.of("g"), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
                Map.of(), Limits.defaults(), List.of(), null, null, SshSettings.builtIn(), List.of(),
                new Means(folder.resolve("spool"), 1, Map.of(), false), List.of(), "gather",
                new Increment(false, false, false), new TotalLimits(size, time), null, null, Discretion.NONE);
    }
}
