package io.gather.core.overlord;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Verify;
import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.error.Wording;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.json.Json;
import io.gather.core.obfuscate.IdentityStore;
import io.gather.core.obfuscate.Revelation;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.Discretion;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
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

/** Gathers whose bundles may not tell whose machines they are of. */
class DisguisedGatherTest {
    private static final Inventory CLUSTER = new Inventory("shopfloor",
            List.of(new Node("web07", "web07.corp.example.org"), new Node("web08", "10.20.30.48")));
    private static final String LINE = "web07 and web08.corp.example.org of shopfloor: anna@corp.example.org from 10.20.30.40 "
            + "and 10.20.30.41, 52:54:00:ab:cd:ef\n";
    private static final String[] ORIGINALS = {"web07", "web08", "corp.example", "shopfloor", "anna@", "10.20.30.",
            "52:54:00:ab:cd:ef"};

    @TempDir
    Path folder;
    private final ScriptedMinions minions = new ScriptedMinions();
    private Catalog catalog = new CatalogReader().read();

    @BeforeEach
    void readCatalog() throws IOException {
        Path groups = Files.createDirectories(folder.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [[item]]
                name = "one"
                command = "run 1"
                [[item]]
                name = "two"
                command = "run 2"
                """);
        catalog = new CatalogReader().groups(groups).read();
        minions.saying = LINE;
    }

    @Test
    void leavesNothingThatTellsWhoseItIs() throws Exception {
        GatherEnd end = overlord().run(request(true), CLUSTER, catalog);

        Path bundle = Objects.requireNonNull(end.bundle());
        assertThat(bundle.toString()).doesNotContain(ORIGINALS);
        Map<String, String> files = files(bundle);
        assertThat(files.keySet()).anyMatch(name -> name.endsWith("/commands/g/two"));
        files.forEach((name, content) -> assertThat(name + "\n" + content).as(name).doesNotContain(ORIGINALS));
        assertThat(end.disclosed().error()).isNull();
        assertThat(Objects.requireNonNull(end.disclosed().leaks()).searched()).isGreaterThan(5);
        assertThat(end.disclosed().identities()).containsKeys("ip", "mac", "host", "domain", "mail");
        nothingButTheBundle(bundle);
        try (Bundle whole = Bundle.open(bundle)) {
            assertThat(new Verify(whole, 1).run().problems()).isEmpty();
        }
    }

    @Test
    void saysInTheManifestWhatWasReplacedAndWhatIsLeft() throws Exception {
        JsonNode manifest = Json.mapper().readTree(Objects.requireNonNull(
                files(Objects.requireNonNull(overlord().run(request(true), CLUSTER, catalog).bundle()))
                        .get("manifest.json")));

        assertThat(manifest.at("/gather/identities/counts/ip").asLong()).isGreaterThan(10);
        assertThat(manifest.at("/gather/leaks/left").isEmpty()).isTrue();
        assertThat(manifest.at("/gather/leaks/files").asLong()).isGreaterThan(3);
        assertThat(manifest.at("/phases").findValuesAsText("name")).contains("setup", "collect");
        assertThat(manifest.at("/nodes").size()).isEqualTo(2);
    }

    @Test
    void callsThemTheSameEachTimeAndBringsThemBack() throws Exception {
        Map<String, String> first = files(
                Objects.requireNonNull(overlord().run(request(true), CLUSTER, catalog).bundle()));
        Map<String, String> second = files(
                Objects.requireNonNull(overlord().run(request(true), CLUSTER, catalog).bundle()));

        assertThat(second.keySet()).containsAll(first.keySet().stream().filter(it -> it.endsWith("/two")).toList());
        String result = first.keySet().stream().filter(it -> it.endsWith("/two")).findFirst().orElseThrow();
        assertThat(second.get(result)).isEqualTo(first.get(result));
        IdentityStore store = new IdentityStore(new StateDirectory(folder.resolve("state")).identities());
        assertThat(new Revelation(store.key(), store.map()).text(Objects.requireNonNull(first.get(result))))
                .contains(LINE);
        for (Path file : List.of(folder.resolve("state/identities/key"),
                folder.resolve("state/identities/map.jsonl"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void goesOnWhereverItWasCutOff() throws Exception {
        // Packed, but not written anew; then half-way; then with its new name, and the original still there.
        for (String stage : List.of("packed", "half", "finished")) {
            Path out = folder.resolve("out-" + stage);
            GatherRequest request = request(true, out);
            try (Gather gather = new Setup(workplace()).begin(request, CLUSTER, catalog)) {
                for (Phase phase : List.of(new RunNodesPhase(pipelines()), new GeneratePhase(workplace().state(),
                        Clock.systemUTC(), new StopSignal(), Wording.NEUTRAL))) {
                    phase.run(gather);
                }
                cutOff(gather, stage);
            }
            GatherEnd end = overlord().resume(new Runs(workplace()).latestCutOff());
            files(Objects.requireNonNull(end.bundle())).forEach(
                    (name, content) -> assertThat(name + content).as(stage + " " + name).doesNotContain(ORIGINALS));
            assertThat(end.nodes()).hasSize(2).allSatisfy(node -> assertThat(node.results()).isEqualTo(2));
            assertThat(end.disclosed().leaks()).as(stage).isNotNull();
            nothingButTheBundle(end.bundle());
        }
    }

    private static void cutOff(Gather gather, String stage) throws IOException {
        if (stage.equals("finished")) {
            new PackPhase().run(gather);
            assertThat(gather.files().original()).exists();
            return;
        }
        assertThat(new PackPhase().applies(gather)).isTrue();
        gather.bundle().useRoomForIndex();
        assertThat(gather.bundle().writer().finish(gather.files().original()).path()).exists();
        if (stage.equals("half")) {
            Files.createLink(gather.files().partial(), gather.files().original());
        }
    }

    @Test
    void keepsWhatWasGatheredWhereItCannotBeWrittenAnew() throws Exception {
        Path identities = folder.resolve("state/identities");
        minions.before = () -> {
            try {
                Files.setPosixFilePermissions(identities.resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        assertThatThrownBy(() -> overlord().run(request(true), CLUSTER, catalog)).isInstanceOfSatisfying(
                GatherException.class, e -> {
                    assertThat(e.what()).contains("could not be finished", "others may read");
                    assertThat(e.remedy().toString()).contains("resume");
                });
        minions.before = () -> {};
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left.filter(it -> it.toString().endsWith(".tgz.original"))).singleElement()
                    .satisfies(it -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(it)))
                            .isEqualTo("rw-------"));
        }

        Files.setPosixFilePermissions(identities.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        GatherEnd end = overlord().resume(new Runs(workplace()).latestCutOff());
        nothingButTheBundle(Objects.requireNonNull(end.bundle()));
    }

    @Test
    void cleanupLeavesNoOriginals() throws Exception {
        try (Gather gather = new Setup(workplace()).begin(request(true), CLUSTER, catalog)) {
            new RunNodesPhase(pipelines()).run(gather);
            gather.bundle().useRoomForIndex();
            assertThat(gather.bundle().writer().finish(gather.files().original()).path()).exists();
        }
        assertThat(new Runs(workplace()).remove(new Runs(workplace()).latestCutOff(), true)).isEmpty();
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void whatIsLeftIsAnErrorThatNamesThePlaces() throws Exception {
        assertThat(overlord().run(request(true), CLUSTER, catalog).disclosed().error()).isNull();

        GatherEnd end = overlord().run(request(false), CLUSTER, catalog);

        GatherException error = Objects.requireNonNull(end.disclosed().error());
        assertThat(error.category()).isEqualTo(Category.LEAKED);
        assertThat(error.what()).contains("host", "ip");
        assertThat(Objects.requireNonNull(end.disclosed().leaks()).leaks())
                .anyMatch(leak -> leak.place().endsWith("web07/commands/g/one") && leak.kind().equals("mac"));
        assertThat(end.bundle()).exists();
        JsonNode manifest = Json.mapper().readTree(Objects.requireNonNull(
                files(Objects.requireNonNull(end.bundle())).get("manifest.json")));
        assertThat(manifest.at("/gather/leaks/left/mac").asLong()).isEqualTo(2 * (10 + 20));
        assertThat(manifest.at("/gather/identities").isMissingNode()).isTrue();
    }

    private static void nothingButTheBundle(Path bundle) throws IOException {
        try (Stream<Path> files = Files.list(bundle.resolveSibling(""))) {
            assertThat(files.map(it -> it.getFileName().toString().replaceFirst("\\.tgz.*", "")).distinct())
                    .hasSizeLessThanOrEqualTo(2);
        }
        assertThat(bundle.resolveSibling(""))
                .isDirectoryNotContaining("glob:**.{partial,reserve,original,original.sha256}");
    }

    /** By the name below the bundle's folder. */
    private static Map<String, String> files(Path path) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Bundle bundle = Bundle.open(path); var cursor = bundle.cursor()) {
            for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                String content = "";
                if (entry instanceof TocEntry.File file) {
                    try (InputStream in = bundle.open(file)) {
                        content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
                files.put(entry.name().substring(entry.name().indexOf('/') + 1), content);
            }
        }
        return files;
    }

    private Pipelines pipelines() {
        return new Pipelines(minions, 2, new StopSignal(), _ -> {});
    }

    private Overlord overlord() {
        return new Overlord(workplace(), _ -> {}, new StopSignal());
    }

    private Workplace workplace() {
        return new Workplace(new StateDirectory(folder.resolve("state")), minions,
                new Sender(new UploadQueue(folder.resolve("state/uploads")), List.of(),
                        new RetryPolicy(2, Duration.ofMillis(2), Duration.ofMillis(4), Duration.ofSeconds(5)),
                        ByteSize.of(0), Clock.systemUTC(), new Random()),
                2, Clock.systemUTC(), new Random(), "test", Wording.NEUTRAL, KeepSettings.EVERYTHING);
    }

    private GatherRequest request(boolean obfuscates) {
        return request(obfuscates, folder.resolve("out"));
    }

    private GatherRequest request(boolean obfuscates, Path out) {
        return new GatherRequest("shopfloor", Lane.USUAL, out, "GatherLogs",
                new Selection("", List.of("g"), List.of(), List.of()), Window.ALWAYS, List.of(), List.of(), List.of(),
                Map.of(), Limits.defaults(), List.of(), null, "of web07", SshSettings.builtIn(), List.of(),
                new Means(folder.resolve("spool"), 2, Map.of(), false), List.of(), "gather --nodes web07,web08")
                .discreet(new Discretion(obfuscates ? EnumSet.allOf(IdentityKind.class) : Set.of(), true,
                        List.of("web07.corp.example.org", "10.20.30.40")));
    }
}
