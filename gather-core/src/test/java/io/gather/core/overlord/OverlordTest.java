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
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
import io.gather.core.report.NodeRecord;
import io.gather.core.settings.KeepSettings;
import io.gather.core.settings.SshSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.UploadQueue;
import io.gather.core.upload.Uploader;
import io.gather.core.window.Window;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OverlordTest {
    private static final Inventory CLUSTER = new Inventory("c",
            List.of(new Node("n1", "x"), new Node("n2", "x"), new Node("n3", "x")));

    @TempDir
    Path folder;

    private final ScriptedMinions minions = new ScriptedMinions();
    private final List<Uploader> uploaders = new ArrayList<>();
    private final List<GatherEvent> events = new ArrayList<>();
    private final StopSignal stop = new StopSignal();
    private Catalog catalog = new CatalogReader().read();

    @BeforeEach
    void writeCatalog() throws IOException {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), Stream.iterate(1, i -> i + 1).limit(20)
                .map(i -> "[[item]]\nname='i" + i + "'\ncommand='run " + i + "'\n").reduce("", String::concat)
                + "[[item]]\nname='once'\ncommand='status'\nscope='cluster'\n");
        catalog = new CatalogReader().groups(groups).read();
    }

    @Test
    void gathersFromEveryNodeAndOnceFromTheCluster() throws Exception {
        GatherEnd end = overlord().run(request(), CLUSTER, catalog);

        assertThat(names(end)).contains("local/commands/g/once", "n1/commands/g/i1", "n3/commands/g/i20",
                "nodes_info", "package_info.xml", "manifest.json", "report.html", "command_line", "gather.log",
                "n2/outcomes.json").doesNotContain("n1/commands/g/once");
        assertThat(end.nodes()).extracting(NodeRecord::name).containsExactly("local", "n1", "n2", "n3");
        assertThat(end.nodes()).allMatch(node -> node.state() == NodeRecord.State.DONE);
        assertThat(minions.released).hasSize(61);
        assertThat(minions.discarded).hasSize(4);
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void reportsPhasesInOrderAndTasksInThePhaseThatRunsThem() throws Exception {
        overlord().run(request(), CLUSTER, catalog);

        assertThat(events.reversed().stream().map(event -> switch (event) {
            case GatherEvent.PhaseEnded phase -> phase.phase();
            case GatherEvent.TaskEnded task -> task.node().replaceAll("[0-9]", "");
            default -> "";
        }).filter(it -> !it.isEmpty()).distinct()).containsExactly("cleanup", "pack", "generate", "collect",
                "run nodes", "n", "run local", "local", "setup");
    }

    @Test
    void tellsWhereEachNodeIs() throws Exception {
        minions.refusing.put("n2", "unreachable");

        overlord().run(request(), CLUSTER, catalog);

        assertThat(moves("n1")).containsExactly("waiting", "reaching", "running", "collecting", "DONE");
        assertThat(moves("n2")).containsExactly("waiting", "reaching", "FAILED");
    }

    private List<String> moves(String node) {
        return events.stream().<String>mapMulti((event, to) -> {
            if (event instanceof GatherEvent.NodeMoved moved && moved.node().equals(node)) {
                to.accept(moved.state().word());
            } else if (event instanceof GatherEvent.NodeEnded ended && ended.node().name().equals(node)) {
                to.accept(ended.node().state().name());
            }
        }).toList();
    }

    @Test
    void aNodeThatFailsCostsOnlyItsOwnData() throws Exception {
        minions.refusing.put("n2", "unreachable");

        GatherEnd end = overlord().run(request(), CLUSTER, catalog);

        assertThat(names(end)).contains("n1/commands/g/i20", "n3/commands/g/i20");
        NodeRecord failed = end.nodes().get(2);
        assertThat(failed.state()).isEqualTo(NodeRecord.State.FAILED);
        assertThat(failed.error()).isEqualTo("unreachable");
        assertThat(failed.remedy()).isEqualTo("repair it");
    }

    @Test
    void withNoNodeAtAllThereIsNoBundle() {
        CLUSTER.nodes().forEach(node -> minions.refusing.put(node.name(), "down"));
        minions.refusing.put("local", "down");

        assertThatThrownBy(() -> overlord().run(request(), CLUSTER, catalog)).isInstanceOf(GatherException.class)
                .hasMessageContaining("nothing was gathered");
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(folder.resolve("state/runs")).isEmptyDirectory();
    }

    @Test
    void stopFinishesABundleOfWhatIsThere() throws Exception {
        int[] handed = {0};
        minions.before = () -> {
            if (++handed[0] == 10) {
                stop.stop();
                minions.awaitStop();
            }
        };

        GatherEnd end = overlord().run(request(), new Inventory("c", List.of(new Node("n1", "x"))), catalog);

        assertThat(end.interrupted()).isTrue();
        assertThat(names(end)).contains("n1/commands/g/i1", "manifest.json").doesNotContain("n1/commands/g/i20");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void resumesWhereItWasCutOff(int seed) throws Exception {
        int cut = new Random(seed).nextInt(1, 70);
        int[] handed = {0};
        minions.before = () -> {
            if (++handed[0] == cut) {
                throw new CancellationException();
            }
        };
        cutOff();
        minions.before = () -> {};
        Runs runs = new Runs(workplace());
        assertThat(runs.all()).hasSize(1);
        assertThat(runs.all().getFirst().collected()).as("cut at %s", cut).isEqualTo(Math.min(cut - 1, 61));

        GatherEnd end = overlord().resume(runs.latestCutOff());

        List<String> expected = new ArrayList<>(List.of("local/commands/g/once"));
        for (int i = 1; i <= 20; i++) {
            expected.addAll(List.of("n1/commands/g/i" + i, "n2/commands/g/i" + i, "n3/commands/g/i" + i));
        }
        assertThat(names(end)).as("seed %s, cut at %s", seed, cut).doesNotHaveDuplicates().containsAll(expected);
        assertThat(end.nodes()).as("seed %s", seed).allSatisfy(
                node -> assertThat(node.outcomes().getOrDefault(Status.OK, 0)).isEqualTo(node.planned()));
        assertThat(runs.all()).isEmpty();
    }

    /** What a kill does: the process is gone without any cleanup. */
    private void cutOff() throws Exception {
        Gather gather = new Setup(workplace()).begin(request(), CLUSTER, catalog);
        Pipelines pipelines = new Pipelines(minions, 1, stop, _ -> {});
        try {
            new RunLocalPhase(pipelines).run(gather);
            for (Node node : CLUSTER.nodes()) {
                pipelines.of(gather).run(node, () -> {});
            }
            new GeneratePhase(workplace().state(), Clock.systemUTC(), stop, workplace().wording()).run(gather);
        } catch (CancellationException expected) {
            // The rest of the gather does not happen.
        } finally {
            gather.close();
        }
    }

    @Test
    void aSecondGatherIsRefusedWithWhoHoldsTheLock() throws Exception {
        Gather first = new Setup(workplace()).begin(request(), CLUSTER, catalog);

        assertThatThrownBy(() -> overlord().run(request(), CLUSTER, catalog)).isInstanceOf(GatherException.class)
                .hasMessageContaining("is being gathered by gather " + first.id())
                .hasMessageContaining("process " + ProcessHandle.current().pid());

        first.close();
        assertThat(overlord().run(request(), CLUSTER, catalog).bundle()).isNotNull();
    }

    @Test
    void cleanupKeepsResultsUnlessToldOtherwise() throws Exception {
        minions.before = () -> {
            if (!minions.released.isEmpty()) {
                throw new CancellationException();
            }
        };
        cutOff();
        Runs runs = new Runs(workplace());
        GatherId id = runs.latestCutOff();

        assertThatThrownBy(() -> runs.remove(id, false)).hasMessageContaining("in no finished bundle");
        minions.unreachable.add("n3");
        assertThat(runs.remove(id, true)).containsExactly(Map.entry("n3", "no route"));

        assertThat(runs.all()).isEmpty();
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(minions.discarded).contains("n1 " + id);
    }

    @Test
    void cleanupSaysOnWhichNodesSomethingIsLeft() throws Exception {
        minions.before = () -> {
            throw new CancellationException();
        };
        cutOff();
        Runs runs = new Runs(workplace());
        GatherId id = runs.latestCutOff();
        minions.unreachable.add("n2");

        assertThatThrownBy(() -> runs.remove(id, false)).hasMessageContaining("1 node(s): n2: no route");
        minions.fatal.add("n1");
        assertThatThrownBy(() -> runs.remove(id, false))
                .hasMessageContaining("2 node(s): n1: internal error: java.lang.StackOverflowError");
        minions.fatal.clear();
        assertThat(runs.all()).hasSize(1);
        minions.unreachable.clear();
        runs.remove(id, false);

        assertThat(runs.all()).isEmpty();
    }

    @Test
    void saysHowOftenConnectionsWereLost() throws Exception {
        minions.losses.putAll(Map.of("n1", 1, "n2", 7, "n3", 1));

        GatherEnd end = overlord().run(request(), CLUSTER, catalog);

        assertThat(end.notices()).containsExactly("connections were lost on the way: n[1,3] once, n2 7 times");
        assertThat(end.nodes()).filteredOn(node -> node.name().equals("n2")).singleElement()
                .satisfies(node -> assertThat(node.notices()).contains("the connection to it was lost 7 times"));
    }

    @Test
    void triesWaysOfUploadingInOrder() throws Exception {
        uploaders.add(way("broken", true));
        uploaders.add(way("good", false));

        assertThat(overlord().run(request("broken", "good"), CLUSTER, catalog).uploaded())
                .isEqualTo(new Arrival.Verified("good place", "seen"));
        GatherEnd end = overlord().run(request("broken", "nowhere"), CLUSTER, catalog);
        assertThat(end.uploadError()).hasMessageContaining("broken: no route").hasMessageContaining("no such way");
        assertThat(end.bundle()).exists();
    }

    @Test
    void refusesAnOutputThatIsNoDirectory() throws Exception {
        Files.writeString(folder.resolve("out"), "a file");

        assertThatThrownBy(() -> overlord().run(request(), CLUSTER, catalog)).isInstanceOf(GatherException.class)
                .extracting(e -> ((GatherException) e).category().exitCode()).isEqualTo(7);
        assertThat(folder.resolve("state/runs")).doesNotExist();
    }

    @Test
    void aMachineWithTwoNamesIsGatheredOnce() throws Exception {
        minions.hostNames.put("n3", "n1");

        GatherEnd end = overlord().run(request(), CLUSTER, catalog);

        assertThat(names(end)).contains("n2/commands/g/i1").satisfiesOnlyOnce(
                name -> assertThat(name).matches("n[13]/commands/g/i1"));
        assertThat(end.notices()).singleElement().asString().contains("the same machine as");
        assertThat(end.nodes()).allMatch(node -> node.state() == NodeRecord.State.DONE);
    }

    @Test
    void sharedFoldersAreGatheredFromOneNodeOnly() throws Exception {
        Files.writeString(folder.resolve("catalog/s.toml"),
                "[[item]]\nname='own'\nfiles=['/etc/own']\n[[item]]\nname='shared'\nfiles=['/ifs/logs/*', '/ifs2/x']\n");
        catalog = new CatalogReader().groups(folder.resolve("catalog")).read();
        Inventory sharing = new Inventory("c", CLUSTER.nodes(), Map.of(), List.of("/ifs", "/ifs2"));

        GatherEnd end = overlord().run(request("s", List.of()), sharing, catalog);

        assertThat(names(end)).satisfiesOnlyOnce(name -> assertThat(name).endsWith("/commands/s/shared"))
                .contains("n1/commands/s/own", "n2/commands/s/own", "n3/commands/s/own");
    }

    @Test
    void stopReachesAllNodesAtOnceAndThoseThatWaitDoNotBegin() throws Exception {
        List<Node> many = Stream.iterate(1, i -> i + 1).limit(40).map(i -> new Node("m" + i, "x")).toList();
        AtomicInteger handed = new AtomicInteger();
        minions.before = () -> {
            if (handed.incrementAndGet() == 5) {
                stop.stop();
            }
        };

        GatherEnd end = overlord().run(request(), new Inventory("c", many), catalog);

        assertThat(end.interrupted()).isTrue();
        assertThat(end.nodes()).filteredOn(node -> "interrupted before it began".equals(node.error()))
                .hasSizeGreaterThan(30);
    }

    private static Uploader way(String name, boolean broken) {
        return new Uploader() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean isConfigured() {
                return true;
            }

            @Override
            public Arrival upload(Shipment shipment) throws IOException {
                if (broken) {
                    throw new IOException("no route");
                }
                return new Arrival.Verified(name + " place", "seen");
            }
        };
    }

    private Overlord overlord() {
        return new Overlord(workplace(), event -> {
            synchronized (events) {
                events.add(event);
            }
        }, stop);
    }

    private Workplace workplace() {
        return new Workplace(new StateDirectory(folder.resolve("state")), minions, sender(), 2,
                Clock.systemUTC(), new Random(), "test", Object::toString, KeepSettings.EVERYTHING);
    }

    private Sender sender() {
        return new Sender(new UploadQueue(folder.resolve("state/uploads")), uploaders,
                new RetryPolicy(2, Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofSeconds(5)), ByteSize.of(0),
                Clock.systemUTC(), new Random());
    }

    private GatherRequest request(String... uploads) {
        return request("g", List.of(uploads));
    }

    private GatherRequest request(String group, List<String> uploads) {
        return new GatherRequest("c", Lane.USUAL, folder.resolve("out"), "GatherLogs",
                new Selection("", List.of(group), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
                Map.of(), Limits.defaults(), uploads, null, null, SshSettings.builtIn(), List.of(),
                new Means(folder.resolve("spool"), 2, Map.of(), false), List.of(), "gather");
    }

    private static List<String> names(GatherEnd end) throws IOException {
        List<String> names = new ArrayList<>();
        Path bundle = Objects.requireNonNull(end.bundle());
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(bundle)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName().replaceFirst("^[^/]*/", ""));
            }
        }
        return names;
    }
}
