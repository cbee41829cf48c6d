package io.gather.incident.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import io.gather.fixtures.foolscap.PythonTub;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The gatherer is killed while nodes report. */
@Timeout(90)
class KillTest {
    private static final int NODES = 3;
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    private final List<PythonTub> nodes = new ArrayList<>();

    @Test
    void keepsEveryIncidentOnce() throws Throwable {
        Random random = new Random(11);
        Path base = folder.resolve("gatherer");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        RunningVerb.done(folder, "create", "--location", "tcp:127.0.0.1:" + port, "--port",
                "tcp:" + port + ":interface=127.0.0.1", base.toString());
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                Process serve = ServeProcess.start(base);
                try {
                    assertThat(serve.inputReader().readLine()).startsWith("Listens on");
                    while (nodes.size() < NODES) {
                        nodes.add(node(folder.resolve("node" + nodes.size()),
                                Files.readString(base.resolve("log_gatherer.furl"))));
                    }
                    // A node that misses several starts comes back later and later.
                    nodes.forEach(node -> node.tell("incident one more"));
                    awaitAll(base);
                    report(random, 100 + random.nextInt(700));
                } finally {
                    serve.destroyForcibly().waitFor();
                }
            }
            try (RunningVerb serve = new RunningVerb(folder, "serve", base.toString())) {
                serve.message("Listens on");
                awaitAll(base);
                assertThat(serve.all).noneMatch(it -> it.contains("damaged") || it.contains("not stored"));
            }
        } finally {
            nodes.forEach(PythonTub::end);
        }
        for (Path each : GathererOnDisk.files(base.resolve("incidents"))) {
            try (FlogReader reader = FlogReader.open(each)) {
                for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                    assertThat(line).isNotInstanceOf(FlogLine.Damaged.class);
                }
            }
        }
    }

    private static PythonTub node(Path home, String furl) throws IOException, URISyntaxException {
        Files.createDirectories(home.resolve("incidents"));
        PythonTub node = PythonTub.start(home,
                Path.of(Objects.requireNonNull(KillTest.class.getResource("/foolscap/node.py")).toURI()),
                home.resolve("node.pem").toString(), home.resolve("incidents").toString(), furl.strip());
        assertThat(node.line()).startsWith("tub ");
        return node;
    }

    private void report(Random random, int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            PythonTub node = nodes.get(random.nextInt(NODES));
            node.tell("many 20");
            node.tell("incidents " + (1 + random.nextInt(3)));
        }
    }

    private void awaitAll(Path base) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            // In this order: what is stored was reported before.
            List<Path> stored = GathererOnDisk.files(base.resolve("incidents"));
            Set<String> reported = names(folder, "node");
            if (stored.size() >= reported.size()) {
                assertThat(stored.stream().map(it -> String.valueOf(it.getFileName()))).doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(reported);
                return;
            }
            assertThat(System.nanoTime()).as(stored.size() + " of " + reported.size()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Set<String> names(Path folder, String begin) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < NODES; i++) {
            GathererOnDisk.files(folder.resolve(begin + i)).forEach(it -> names.add(String.valueOf(it.getFileName())));
        }
        return names;
    }
}
