package io.gather.incident.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.fixtures.foolscap.PythonTub;
import io.gather.fixtures.programs.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A directory is served by the gatherer in Python and by ours, in turns. */
@Timeout(60)
class TakeOverTest {
    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path script(String name) {
        try {
            return Path.of(Objects.requireNonNull(TakeOverTest.class.getResource("/foolscap/" + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path madeByFlogtool() throws Exception {
        Path base = folder.resolve("gatherer");
        int port = freePort();
        assertThat(Peer.require("flogtool").command("create-incident-gatherer", "--location",
                "tcp:127.0.0.1:" + port, "--port", "tcp:" + port + ":interface=127.0.0.1", base.toString()).run()
                .exit())
                .isZero();
        return base;
    }

    private PythonTub node(String furl) throws IOException {
        Path home = folder.resolve("node");
        Files.createDirectories(home.resolve("incidents"));
        PythonTub node = PythonTub.start(home, script("node.py"), home.resolve("node.pem").toString(),
                home.resolve("incidents").toString(), furl.strip());
        assertThat(node.line()).startsWith("tub ");
        return node;
    }

    private static void report(PythonTub node, String text) {
        node.tell("incident " + text);
    }

    private static List<String> stored(Path base) throws IOException {
        if (!Files.exists(base.resolve("incidents"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(base.resolve("incidents"))) {
            return files.map(it -> String.valueOf(it.getFileName())).filter(it -> it.endsWith(".flog.bz2")).sorted()
                    .toList();
        }
    }

    private static void await(Path base, int count) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (lines(base).size() < count) {
            assertThat(System.nanoTime()).as(stored(base) + " " + lines(base)).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void awaitNextSecond() throws InterruptedException {
        long now = Instant.now().getEpochSecond();
        while (Instant.now().getEpochSecond() == now) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Of all categories: an incident is there when it stands in one. */
    private static List<String> lines(Path base) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(base.resolve("classified"))) {
            try (Stream<Path> files = Files.list(base.resolve("classified"))) {
                for (Path each : files.toList()) {
                    lines.addAll(Files.readAllLines(each));
                }
            }
        }
        return lines;
    }

    @Test
    void goesFromPythonToGatherAndBackUnderARunningNode() throws Throwable {
        Path base = madeByFlogtool();
        PythonTub python = PythonTub.start(folder, script("gatherer.py"), base.toString());
        while (!python.line().equals("ready")) {
            // It prints its FURL before.
        }
        String furl = Files.readString(base.resolve("log_gatherer.furl"));
        byte[] key = Files.readAllBytes(base.resolve("gatherer.pem"));
        try (PythonTub node = node(furl)) {
            report(node, "to python");
            await(base, 1);
            python.end();
            report(node, "to nobody");
            try (RunningVerb serve = new RunningVerb(folder, "serve", base.toString())) {
                assertThat(serve.message("Listens on")).doesNotContain(furl.strip());
                await(base, 2);
                report(node, "to gather");
                await(base, 3);
                assertThat(serve.end()).isZero();
                assertThat(serve.all).noneMatch(it -> it.contains("pb://"));
            }
            assertThat(Files.readString(base.resolve("log_gatherer.furl"))).isEqualTo(furl);
            assertThat(Files.readAllBytes(base.resolve("gatherer.pem"))).isEqualTo(key);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(base.resolve("gatherer.pem"))))
                    .isEqualTo("rw-------");
            // What is recorded in the second of the last one, and sorts before it, the gatherer in Python does not ask for.
            awaitNextSecond();
            report(node, "to nobody again");
            try (PythonTub again = PythonTub.start(folder, script("gatherer.py"), base.toString())) {
                await(base, 4);
                report(node, "to python again");
                await(base, 5);
                assertThat(again.log()).doesNotContain("Traceback");
            }
            try (RunningVerb serve = new RunningVerb(folder, "serve", base.toString())) {
                serve.message("Listens on");
                report(node, "to gather again");
                await(base, 6);
            }
            assertThat(stored(base)).hasSize(6).doesNotHaveDuplicates();
            assertThat(lines(base)).hasSize(6).doesNotHaveDuplicates();
        } finally {
            python.end();
        }
    }

    @Test
    void isServedByOneOnly() throws Throwable {
        Path base = madeByFlogtool();
        try (RunningVerb serve = new RunningVerb(folder, "serve", "--furl", base.toString())) {
            serve.message("Listens on");
            assertThat(serve.result("pb://")).isEqualTo(Files.readString(base.resolve("log_gatherer.furl")).strip());
            assertThatThrownBy(() -> RunningVerb.done(folder, "serve", base.toString()))
                    .isInstanceOf(GatherException.class).hasMessageContaining("served by another process");
        }
    }
}
