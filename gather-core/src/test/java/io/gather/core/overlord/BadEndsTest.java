package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.gather.core.bundle.read.Bundle;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.error.GatherException;
import io.gather.core.error.Wording;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Task;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Gathers that something breaks in, and how they end all the same. */
class BadEndsTest {
    private static final Inventory CLUSTER = new Inventory("c",
            List.of(new Node("n1", "x"), new Node("n2", "x"), new Node("n3", "x")));

    @TempDir
    Path folder;

    private final ScriptedMinions minions = new ScriptedMinions();
    private final List<GatherEvent> events = new ArrayList<>();
    private Catalog catalog = new CatalogReader().read();

    @BeforeEach
    void readCatalog() throws IOException {
        catalog("""
                [[item]]
                name = "once"
                command = "status"
                scope = "cluster"
                """ + String.join("", IntStream.rangeClosed(1, 20).mapToObj("""
                [[item]]
                name = "i%1$d"
                command = "run %1$d"
                """::formatted).toList()));
    }

    private void catalog(String text) throws IOException {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), text);
        catalog = new CatalogReader().groups(groups).read();
    }

    @Test
    void aNodeWhosePipelineDiesIsNotDone() throws Exception {
        minions.before = () -> {
            throw new OutOfMemoryError("for this test");
        };
        overlordFails("OutOfMemoryError");
        minions.before = () -> {
            if (Thread.currentThread().getName().equals("node n2")) {
                throw new OutOfMemoryError("for this test");
            }
        };
        GatherEnd end = overlord().run(request(), CLUSTER, catalog);
        assertThat(names(end)).contains("n1/commands/g/i20", "n3/commands/g/i20");
        assertThat(end.nodes().get(2).state()).isEqualTo(NodeRecord.State.FAILED);
        assertThat(end.nodes().get(2).error()).contains("internal error", "OutOfMemoryError");
        assertThat(events.stream().filter(GatherEvent.NodeEnded.class::isInstance)
                .map(event -> ((GatherEvent.NodeEnded) event).node()))
                .filteredOn(node -> node.name().equals("n2")).singleElement()
                .satisfies(node -> assertThat(node.state()).isEqualTo(NodeRecord.State.FAILED));
    }

    private void overlordFails(String why) {
        assertThatThrownBy(() -> overlord().run(request(), CLUSTER, catalog)).isInstanceOf(GatherException.class)
                .hasMessageContaining("nothing was gathered").hasMessageContaining(why);
        events.clear();
    }

    @Test
    void doneNeedsAnOutcomeForEveryTask() throws Exception {
        minions.silentAfter.put("n2", 7);
        GatherEnd end = overlord().run(request(), CLUSTER, catalog);
        assertThat(end.nodes().get(2).state()).isEqualTo(NodeRecord.State.PARTIAL);
        assertThat(end.nodes().get(2).error()).isEqualTo("13 of 20 tasks ended without an outcome");
    }

    @Test
    void aBundleIsPackedThoughTheJournalCannotBeWritten() throws Exception {
        try (Gather gather = new Setup(workplace()).begin(request(), CLUSTER, catalog)) {
            gather.journal().close();
            new PackPhase().run(gather);
            assertThat(gather.packed()).isNotNull();
            assertThat(gather.notices()).singleElement().asString().contains("journal");
        }
        GatherEnd end = overlord().resume(new Runs(workplace()).latestCutOff());
        assertThat(end.bundle()).exists();
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.{partial,reserve}");
    }

    @Test
    void cleanupKeepsABundleThatWasFinishedInTheLastMoment() throws Exception {
        try (Gather gather = new Setup(workplace()).begin(request(), CLUSTER, catalog)) {
            new Pipelines(minions, 1, new StopSignal(), _ -> {}).runLocal(gather);
            gather.journal().close();
            new PackPhase().run(gather);
        }
        assertThat(new Runs(workplace()).remove(new Runs(workplace()).latestCutOff(), false)).isEmpty();
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**.tgz")
                .isDirectoryContaining("glob:**.sha256").isDirectoryNotContaining("glob:**.{partial,reserve}");
    }

    @Test
    void resumeOfABundleThatIsGoneSaysSo() throws Exception {
        new Setup(workplace()).begin(request(), CLUSTER, catalog).close();
        GatherId id = new Runs(workplace()).latestCutOff();
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(() -> overlord().resume(id)).hasMessageContaining("the unfinished bundle is gone");
    }

    @Test
    void leavesItsOwnFilesOutOfEveryTask() throws Exception {
        catalog("[[item]]\nname='own'\nfiles=['/etc/own']\n");
        try (Gather gather = new Setup(workplace()).begin(request(), CLUSTER, catalog)) {
            assertThat(Objects.requireNonNull(gather.plan("n1")).tasks()).singleElement()
                    .isInstanceOfSatisfying(Task.Files.class, task -> assertThat(task.exclude())
                            .contains(gather.name() + ".tgz*", "*" + gather.id()));
        }
    }

    private Overlord overlord() {
        return new Overlord(workplace(), event -> {
            synchronized (events) {
                events.add(event);
            }
        }, new StopSignal());
    }

    private Workplace workplace() {
        return new Workplace(new StateDirectory(folder.resolve("state")), minions,
                new Sender(new UploadQueue(folder.resolve("state/uploads")), List.of(),
                        new RetryPolicy(2, Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofSeconds(5)),
                        ByteSize.of(0), Clock.systemUTC(), new Random()),
                2, Clock.systemUTC(), new Random(), "test", Wording.NEUTRAL, KeepSettings.EVERYTHING);
    }

    private GatherRequest request() {
        return new GatherRequest("c", Lane.USUAL, folder.resolve("out"), "GatherLogs",
                new Selection("", List.of("g"), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
                Map.of(),
                Limits.defaults(), List.of(), null, null, SshSettings.builtIn(), List.of(),
                new Means(folder.resolve("spool"), 2, Map.of(), false), List.of(), "gather");
    }

    private static List<String> names(GatherEnd end) throws IOException {
        List<String> names = new ArrayList<>();
        try (Bundle bundle = Bundle.open(Objects.requireNonNull(end.bundle()))) {
            bundle.entries(entry -> names.add(entry.name().replaceFirst("^[^/]*/", "")));
        }
        return names;
    }
}
