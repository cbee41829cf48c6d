package io.gather.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.obfuscate.IdentityStore;
import io.gather.core.obfuscate.Revelation;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.overlord.Overlord;
import io.gather.core.overlord.StopSignal;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.Discretion;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.request.Means;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Plan;
import io.gather.core.settings.KeepSettings;
import io.gather.core.settings.SshSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadQueue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole gather by either minion, of machines that tell whose they are wherever they can. */
class ObfuscationTest {
    private static final String LINE = "anna@corp.example.org of web07 at 10.20.30.40, 52:54:00:ab:cd:ef, fd12:3456::9 of shopfloor";
    private static final String[] ORIGINALS = {"anna", "corp.example", "web07", "web08", "10.20.30.", "52:54:00:ab",
            "fd12:3456", "shopfloor"};

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNothingThatTellsWhoseItIs(boolean shell) throws Exception {
        List<MinionLauncher> both = new Both(Files.createDirectory(temp.resolve("spools")), "dash").each().toList();
        Overlord overlord = new Overlord(workplace(new OfAll(shell ? both.getLast() : both.getFirst())), _ -> {},
                new StopSignal());
        Catalog catalog = new CatalogReader().groups(catalog()).read();

        GatherEnd end = overlord.run(request(), cluster(), catalog);

        Path bundle = Objects.requireNonNull(end.bundle());
        String bytes = unpacked(bundle);
        assertThat(bundle.getFileName().toString()).doesNotContain(ORIGINALS);
        for (String original : ORIGINALS) {
            assertThat(bytes.lines().filter(line -> line.contains(original))).as(original).isEmpty();
        }
        assertThat(end.disclosed().error()).isNull();
        // Both nodes are this machine, of which everything is gathered once.
        assertThat(end.nodes()).anySatisfy(node -> assertThat(node.results()).isGreaterThan(3));
        IdentityStore store = new IdentityStore(new StateDirectory(temp.resolve("state")).identities());
        assertThat(new Revelation(store.key(), store.map()).text(bytes)).contains(LINE + " here\n", "/web07/plain");
        assertThat(bytes).doesNotContain(Files.readString(temp.resolve("state/identities/key")).strip());
        // The same once more.
        String again = unpacked(Objects.requireNonNull(overlord.run(request(), cluster(), catalog).bundle()));
        assertThat(told(again)).hasSize(1).isEqualTo(told(bytes));
    }

    /** What stands for the line. */
    private static Set<String> told(String bytes) {
        return Pattern.compile("user-[a-z0-9]+@[^\n']* here(?=\n)").matcher(bytes).results().map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static String unpacked(Path bundle) throws Exception {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(bundle))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("[^\\n -~]", " ");
        }
    }

    private Path catalog() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("tree/web07"));
        Files.writeString(tree.resolve("plain"), "\n" + LINE + " here\n");
        Files.writeString(tree.resolve("of-web08-10.20.30.41"), "first");
        Files.createSymbolicLink(tree.resolve("near"), Path.of("of-web08-10.20.30.41"));
        Files.createSymbolicLink(tree.resolve("far"), tree.resolve("plain"));
        Path groups = Files.createDirectories(temp.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [[item]]
                name = "files"
                files = ["TREE/**"]
                [[item]]
                name = "echo"
                command = "echo 'LINE here'; echo web08 >&2; exit 3"
                [[item]]
                name = "packed"
                command = "echo 'LINE here' | gzip"
                [[item]]
                name = "once"
                command = "echo once web07"
                scope = "cluster"
                """.replace("TREE", tree.getParent().toString()).replace("LINE", LINE));
        return groups;
    }

    private static Inventory cluster() {
        return new Inventory("shopfloor", List.of(new Node("web07", "web07.corp.example.org"),
                new Node("web08", "10.20.30.48")), Map.of(), List.of());
    }

    private GatherRequest request() {
        return new GatherRequest("shopfloor", Lane.USUAL, temp.resolve("out"), "Logs",
                new Selection("", List.of("g"), List.of(), List.of()), null, List.of(Path.of("/no/web07")),
                List.of("no-such --host=web08"), List.of("cat /no/10.20.30.40"), Map.of(), Limits.defaults(),
                List.of(), "case of anna@corp.example.org", "label web07", SshSettings.builtIn(), List.of(),
                new Means(temp.resolve("spool"), 2, Map.of(), false), List.of(), "gather --nodes web07,web08")
                .discreet(new Discretion(EnumSet.allOf(IdentityKind.class), false, List.of()));
    }

    private Workplace workplace(MinionLauncher minions) {
        return new Workplace(new StateDirectory(temp.resolve("state")), minions,
                new Sender(new UploadQueue(temp.resolve("state/uploads")), List.of(),
                        new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO), ByteSize.of(0),
                        Clock.systemUTC(), new Random()),
                2, Clock.systemUTC(), new Random(), "test", Object::toString, KeepSettings.EVERYTHING);
    }

    /** However a node is reached, its minion is here. */
    private record OfAll(MinionLauncher minions) implements MinionLauncher {
        @Override
        public Set<String> reaches() {
            return Set.of(Reach.LOCAL, Reach.SSH);
        }

        @Override
        public NodeFacts facts(Node node) throws InterruptedException {
            return minions.facts(node);
        }

        @Override
        public MinionRun start(Node node, Plan plan) throws InterruptedException {
            return minions.start(node, plan);
        }

        @Override
        public void discard(Node node, String gather) throws IOException, InterruptedException {
            minions.discard(node, gather);
        }
    }
}
