package io.gather.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.gather.core.catalog.CatalogReader;
import io.gather.core.catalog.Selection;
import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.overlord.Overlord;
import io.gather.core.overlord.StopSignal;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.event.GatherEnd;
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

/** A whole gather with masks: a word that is planted wherever a word can be is not in its bundle. */
class RedactionTest {
    private static final String WORD = "s3same-1234";
    private static final Pattern ANY = Pattern.compile("s3same-[0-9]");

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesAPlantedWordNowhereInABundle(boolean shell) throws Exception {
        List<MinionLauncher> both = new Both(Files.createDirectory(temp.resolve("spools")), "dash").each().toList();

        GatherEnd end = new Overlord(workplace(shell ? both.getLast() : both.getFirst()), _ -> {}, new StopSignal())
                .run(request(List.of("s3same-[0-9]+")), cluster(), new CatalogReader().groups(catalog()).read());

        Path bundle = Objects.requireNonNull(end.bundle());
        String bytes = unpacked(bundle);
        assertThat(ANY.matcher(bundle.getFileName().toString()).find()).isFalse();
        assertThat(bytes.lines().filter(line -> ANY.matcher(line).find()).map(RedactionTest::around)).isEmpty();
        assertThat(bytes).contains("is ******** here", "/________/plain", "/plain-________.1", "cannot reach ********",
                "gather --label ********");
        assertThat(end.nodes()).hasSize(4);
    }

    /** The test would find it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutMasksItIsThere(boolean shell) throws Exception {
        List<MinionLauncher> both = new Both(Files.createDirectory(temp.resolve("spools")), "dash").each().toList();

        GatherEnd end = new Overlord(workplace(shell ? both.getLast() : both.getFirst()), _ -> {}, new StopSignal())
                .run(request(List.of()), cluster(), new CatalogReader().groups(catalog()).read());

        assertThat(unpacked(Objects.requireNonNull(end.bundle()))).contains("is " + WORD + " here",
                "/" + WORD + "/plain", "cannot reach " + WORD, "gather --label " + WORD);
    }

    private static String around(String line) {
        int at = line.indexOf("s3same-");
        return line.substring(Math.max(0, at - 200), Math.min(line.length(), at + 100));
    }

    private static String unpacked(Path bundle) throws Exception {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(bundle))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path catalog() throws Exception {
        Path tree = Files.createDirectories(temp.resolve("tree/" + WORD));
        Files.writeString(tree.resolve("plain"), "it is " + WORD + " here\n");
        Files.writeString(tree.resolve("plain-" + WORD), "first");
        Files.writeString(tree.resolve("plain-s3same-99"), "second");
        Files.createSymbolicLink(tree.resolve("near"), Path.of("plain-" + WORD));
        Files.createSymbolicLink(tree.resolve("far"), tree.resolve("plain"));
        Path groups = Files.createDirectories(temp.resolve("catalog"));
        Files.writeString(groups.resolve("g.toml"), """
                [each.x]
                command = "echo s3same-5; echo s3same-6; echo plain"
                [[item]]
                name = "files"
                files = ["TREE/**"]
                [[item]]
                name = "list"
                command = "echo {x}; exit 3"
                for_each = "x"
                [[item]]
                name = "once"
                command = "echo once s3same-7 >&2"
                scope = "cluster"
                [[item]]
                name = "not-here"
                command = "true"
                when = { file = ["/no/s3same-8"] }
                """.replace("TREE", tree.getParent().toString()));
        return groups;
    }

    private static Inventory cluster() {
        return new Inventory("c-" + WORD, List.of(new Node("n-s3same-1", "host-s3same-1"),
                new Node("n-s3same-2", "host-s3same-2"), new Node("lost-" + WORD, "lost.invalid")), Map.of(),
                List.of());
    }

    private GatherRequest request(List<String> masks) {
        return new GatherRequest("c-" + WORD, Lane.USUAL, temp.resolve("out"), "Logs-" + WORD,
                new Selection("", List.of("g"), List.of(), List.of()), null, List.of(Path.of("/no/" + WORD)),
                List.of("no-such-" + WORD + " --key=" + WORD), List.of("cat /no/" + WORD), Map.of(), Limits.defaults(),
                List.of(), "case " + WORD, "label " + WORD, SshSettings.builtIn(), List.of(),
                new Means(temp.resolve("spool"), 2, Map.of(), false), masks, "gather --label " + WORD);
    }

    private Workplace workplace(MinionLauncher minions) {
        return new Workplace(new StateDirectory(temp.resolve("state")), new Losing(minions),
                new Sender(new UploadQueue(temp.resolve("state/uploads")), List.of(),
                        new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO), ByteSize.of(0),
                        Clock.systemUTC(), new Random()),
                2, Clock.systemUTC(), new Random(), "test", Object::toString, KeepSettings.EVERYTHING);
    }

    /** A node of which nothing but the reason comes. */
    private record Losing(MinionLauncher minions) implements MinionLauncher {
        @Override
        public Set<String> reaches() {
            return Set.of(Reach.LOCAL, Reach.SSH);
        }

        @Override
        public NodeFacts facts(Node node) throws InterruptedException {
            if (node.name().startsWith("lost-")) {
                throw new GatherException(RunError.LEFT_ON_NODES, "cannot reach " + WORD, node.name(),
                        "look after " + WORD);
            }
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
