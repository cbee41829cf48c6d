package io.gather.core.overlord;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.gather.core.bundle.read.Bundle;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.complete.IncompleteBundle;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.merge.Merge;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Outcome;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Task;
import io.gather.core.report.LeftOut;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.manifest.ManifestReader;
import io.gather.core.report.manifest.ManifestVisitor;
import io.gather.core.settings.KeepSettings;
import io.gather.core.settings.SshSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadQueue;
import io.gather.core.window.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What nodes that were lost left out, and what brings it. */
class CompletionTest {
    private static final Inventory CLUSTER = new Inventory("c",
            List.of(new Node("n1", "x"), new Node("n2", "x"), new Node("n3", "x")));

    @TempDir
    Path folder;

    private final ScriptedMinions minions = new ScriptedMinions();
    private Catalog catalog;

    @BeforeEach
    void makeCatalog() throws Exception {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), IntStream.rangeClosed(1, 5)
                .mapToObj(i -> "[[item]]\nname='i" + i + "'\ncommand='true'\n").collect(Collectors.joining()));
        catalog = new CatalogReader().groups(groups).read();
    }

    @Test
    void bringsJustWhatWasLeftOutAndMakesOneOfBoth() throws Exception {
        minions.refusing.put("n2", "no route");
        minions.silentAfter.put("n1", 2);
        GatherEnd first = run(request());
        minions.refusing.clear();
        minions.silentAfter.clear();
        minions.started.clear();

        IncompleteBundle lacking = IncompleteBundle.read(bundle(first));
        GatherEnd second = run(request().completing(lacking.completion(), Window.ALWAYS));

        assertThat(first.notices()).singleElement().asString()
                .startsWith("left out: 5 items on n[1-2] (node); bring it with: ").endsWith(".tgz");
        assertThat(minions.started).allSatisfy(plan -> assertThat(plan.tasks()).extracting(Task::item)
                .containsExactlyInAnyOrder(plan.node().equals("n1")
                        ? new String[]{"i3", "i4", "i5"}
                        : new String[]{"i1", "i2", "i3", "i4", "i5"}));
        assertThat(minions.started).hasSize(2);
        assertThat(bundle(second).toString()).endsWith("-compl.tgz");
        Told completing = told(bundle(second));
        assertThat(Objects.requireNonNull(completing.gather).completes()).isEqualTo(first.id().text());
        assertThat(Objects.requireNonNull(completing.gather).mode()).isEqualTo("partial");
        assertThat(completing.leftOut).isEmpty();

        Path whole = folder.resolve("whole.tgz");
        new Merge(whole, false).of(List.of(bundle(first), bundle(second)));
        Told merged = told(whole);
        assertThat(merged.leftOut).isEmpty();
        assertThat(Objects.requireNonNull(merged.gather).id()).isEqualTo(first.id().text());
        assertThat(merged.nodes).hasSize(3).allSatisfy(node -> {
            assertThat(node.state()).isEqualTo(NodeRecord.State.DONE);
            assertThat(node.results()).isEqualTo(5);
        });
        assertThat(merged.outcomes).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void theManifestSaysWhatAndWhyAndWhatBringsIt() throws Exception {
        minions.silentAfter.put("n1", 2);
        GatherEnd end = run(request());

        Told told = told(bundle(end));

        assertThat(told.leftOut).containsExactly(
                new LeftOut(Limit.NODE, List.of("n1"), List.of("g.i3", "g.i4", "g.i5")));
        assertThat(Objects.requireNonNull(told.gather).complete()).contains(bundle(end).getFileName().toString());
    }

    @Test
    void aProcessThatGoesOnKnowsWhatWasWanted() throws Exception {
        minions.silentAfter.put("n1", 2);
        IncompleteBundle lacking = IncompleteBundle.read(bundle(run(request())));
        minions.silentAfter.clear();
        minions.started.clear();
        GatherRequest rest = request().completing(lacking.completion(), Window.ALWAYS);
        new Setup(workplace()).begin(rest, only("n1"), catalog).close();

        GatherEnd end = new Overlord(workplace(), _ -> {}, new StopSignal())
                .resume(new Runs(workplace()).latestCutOff());

        assertThat(minions.started).singleElement()
                .satisfies(plan -> assertThat(plan.tasks()).extracting(Task::item).containsExactly("i3", "i4", "i5"));
        assertThat(bundle(end)).exists();
    }

    @Test
    void isNoUseWithoutWhatItCompletes() throws Exception {
        minions.silentAfter.put("n1", 2);
        IncompleteBundle lacking = IncompleteBundle.read(bundle(run(request())));
        GatherEnd second = run(request().completing(lacking.completion(), Window.ALWAYS));

        assertThatThrownBy(() -> new Merge(folder.resolve("whole.tgz"), false).of(List.of(bundle(second))))
                .hasMessageContaining("completes a gather whose bundle is not given: " + lacking.gather().id());
    }

    private static Inventory only(String name) {
        return new Inventory("c", List.of(new Node(name, "x")), Map.of(), List.of(), true);
    }

    private static Path bundle(GatherEnd end) {
        return Objects.requireNonNull(end.bundle());
    }

    private static Told told(Path path) throws Exception {
        Told told = new Told();
        try (Bundle bundle = Bundle.open(path)) {
            new ManifestReader(told).read(bundle.open("manifest.json"), "manifest");
        }
        return told;
    }

    private static final class Told implements ManifestVisitor {
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final List<NodeRecord> nodes = new ArrayList<>();
        private final List<String> outcomes = new ArrayList<>();
        private @Nullable ManifestGather gather;

        @Override
        public void gather(ManifestGather told) {
            gather = told;
        }

        @Override
        public void leftOut(LeftOut part) {
            leftOut.add(part);
        }

        @Override
        public void node(NodeRecord node) {
            nodes.add(node);
        }

        @Override
        public void outcome(NodeRecord node, Outcome outcome) {
            outcomes.add(node.name() + " " + outcome.task() + " " + outcome.fullName());
        }
    }

    private GatherEnd run(GatherRequest request) throws Exception {
        Inventory inventory = request.completion() == null
                ? CLUSTER
                : new Inventory("c", CLUSTER.nodes().stream()
                        .filter(node -> request.completion().places().contains(node.name())).toList());
        return new Overlord(workplace(), _ -> {}, new StopSignal()).run(request, inventory, catalog);
    }

    private Workplace workplace() {
        Sender sender = new Sender(new UploadQueue(folder.resolve("state/uploads")), List.of(),
                new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofSeconds(5)), ByteSize.of(0),
                Clock.systemUTC(), new Random());
        return new Workplace(new StateDirectory(folder.resolve("state")), minions, sender, 2, Clock.systemUTC(),
                new Random(), "test", Object::toString, KeepSettings.EVERYTHING);
    }

    private GatherRequest request() {
        return new GatherRequest("c", Lane.USUAL, folder.resolve("out"), "GatherLogs",
                new Selection("", List.of("g"), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
                Map.of(), Limits.defaults(), List.of(), null, null, SshSettings.builtIn(), List.of(),
                new Means(folder.resolve("spool"), 2, Map.of(), false), List.of(), "gather");
    }
}
