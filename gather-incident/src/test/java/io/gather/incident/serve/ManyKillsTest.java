package io.gather.incident.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.fixtures.random.Seed;
import io.gather.incident.classify.Classifier;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentQuery;
import io.gather.transport.foolscap.furl.Furl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gatherer is killed at moments that follow from a seed, {@code -Dgather.seed=N}, while nodes report;
 * {@code -Dgather.kills=50 -Dgather.kills.nodes=20} is what it must stand.
 */
@Timeout(900)
class ManyKillsTest {
    private static final int KILLS = Integer.getInteger("gather.kills", 3);
    private static final int NODES = Integer.getInteger("gather.kills.nodes", 6);
    /** Of each: all together ten a second. */
    private static final Duration PACE = Duration.ofMillis(100L * NODES);
    /** So long may nothing come. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    private final List<RecordingNode> nodes = new ArrayList<>();

    private Path create() throws Throwable {
        Path base = folder.resolve("gatherer");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        RunningVerb.done(folder, "create", "--location", "tcp:127.0.0.1:" + port, "--port",
                "tcp:" + port + ":interface=127.0.0.1", base.toString());
        return base;
    }

    @Test
    void everyIncidentIsThereOnce(TestReporter reporter) throws Throwable {
        long seed = Seed.next();
        Random random = new Random(seed);
        reporter.publishEntry("seed", Long.toString(seed));
        Path base = create();
        Furl furl = Furl.read(Files.readString(base.resolve("log_gatherer.furl")), "");
        try {
            for (int i = 0; i < NODES; i++) {
                nodes.add(new RecordingNode(folder.resolve("node" + i), furl, new Random(random.nextLong()), PACE));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                killed(base, random);
            }
            Process last = ServeProcess.start(base);
            try {
                for (RecordingNode each : nodes) {
                    each.quiet();
                }
                awaitAll(base, seed);
            } finally {
                last.destroyForcibly().waitFor();
            }
        } finally {
            nodes.forEach(RecordingNode::close);
        }
        check(base, "seed " + seed);
    }

    /** Of five times once while it starts. */
    private static void killed(Path base, Random random) throws Exception {
        Process serve = ServeProcess.start(base);
        try {
            if (random.nextInt(5) > 0) {
                assertThat(serve.inputReader().readLine()).startsWith("Listens on");
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(2000));
        } finally {
            serve.destroyForcibly().waitFor();
        }
    }

    private List<String> recorded() {
        return nodes.stream().flatMap(it -> it.recorded.stream()).toList();
    }

    private void awaitAll(Path base, long seed) throws Exception {
        int all = recorded().size();
        int there = files(base).size();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (there < all) {
            assertThat(System.nanoTime()).as(() -> missing(base, seed)).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
            int now = files(base).size();
            end = now > there ? System.nanoTime() + PATIENCE.toNanos() : end;
            there = now;
        }
        end = System.nanoTime() + PATIENCE.toNanos();
        // The last one has its file: its line and its category follow.
        while (classified(base).size() < all) {
            assertThat(System.nanoTime()).as("classified, seed " + seed).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String missing(Path base, long seed) {
        Set<String> there = files(base).stream().map(it -> String.valueOf(it.getFileName()))
                .collect(Collectors.toSet());
        return "seed " + seed + nodes.stream()
                .map(it -> "\n" + it.id() + " " + it.recorded.stream().filter(name -> !there.contains(name)).count()
                        + " of " + it.recorded.size() + " missing, " + it.heard())
                .collect(Collectors.joining());
    }

    private void check(Path base, String seed) throws Exception {
        List<String> all = recorded();
        List<Path> files = files(base);
        assertThat(files).as(seed).extracting(it -> it.getFileName().toString()).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(all);
        for (Path each : files) {
            try (FlogReader reader = FlogReader.open(each)) {
                for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                    assertThat(line).as(seed).isNotInstanceOf(FlogLine.Damaged.class);
                }
            }
        }
        List<String> lines = files.stream().map(it -> base.relativize(it).toString()).toList();
        assertThat(classified(base)).as(seed).containsExactlyInAnyOrderElementsOf(lines);
        List<String> notices = new ArrayList<>();
        List<IncidentEntry> entries = new ArrayList<>();
        IncidentArchive.open(base, Classifier.none(), notices::add).each(IncidentQuery.ALL, entries::add);
        assertThat(entries).as(seed).allMatch(it -> it.state() == IncidentEntry.State.WHOLE)
                .extracting(it -> it.name().file()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(classified(base)).as(seed).hasSameSizeAs(all);
        assertThat(notices).as(seed).isEmpty();
        Map<String, String> latest = new TreeMap<>();
        for (RecordingNode each : nodes) {
            Path file = base.resolve("incidents/" + each.id() + "/latest");
            latest.put(each.id().text(), Files.readString(file).strip() + ".flog.bz2");
        }
        assertThat(latest).as(seed).allSatisfy((tub, name) -> assertThat(name).isEqualTo(last(tub)));
    }

    private String last(String tub) {
        return nodes.stream().filter(it -> it.id().text().equals(tub)).map(it -> new TreeSet<>(it.recorded).last())
                .findFirst().orElseThrow();
    }

    private static List<String> classified(Path base) throws IOException {
        Path unknown = base.resolve("classified/unknown");
        return Files.exists(unknown) ? Files.readAllLines(unknown) : List.of();
    }

    private static List<Path> files(Path base) {
        if (!Files.exists(base.resolve("incidents"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(base.resolve("incidents"))) {
            return files.filter(it -> it.toString().endsWith(".flog.bz2")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
