package io.gather.incident.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.gather.fixtures.random.Seed;
import io.gather.transport.foolscap.furl.Furl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gatherer is killed at random moments while nodes report; {@code -Dgather.kills=50} is what it must stand, which takes some minutes.
 * {@code -Dgather.kills.nodes=20} are the nodes, and {@code -Dgather.seed=N} has the same moments again.
 */
@Timeout(3600)
class ManyKillsTest {
    private static final int KILLS = Integer.getInteger("gather.kills", 3);
    private static final int NODES = Integer.getInteger("gather.kills.nodes", 20);
    /** Of each: all together twenty a second. */
    private static final Duration PACE = Duration.ofMillis(50L * NODES);
    /** So many of each node may wait on the average: it goes on at the speed of the gatherer. */
    private static final int WAITING = 5;
    /** So long may nothing come. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(20);
    /** Below are those that the system gives to whoever dials: a node could have the gatherer's while that is down. */
    private static final int PORTS = 32_000;

    @TempDir
    Path folder;

    private final List<RecordingNode> nodes = new ArrayList<>();
    private final Map<KillMoment.Kind, Integer> kills = new EnumMap<>(KillMoment.Kind.class);
    private final Semaphore room = new Semaphore(WAITING * NODES);
    private int stored;
    private Duration starting = Duration.ofSeconds(1);
    private Duration coming = Duration.ofSeconds(1);

    @Test
    void everyIncidentIsThereOnce(TestReporter reporter) throws Throwable {
        long number = Seed.next();
        String seed = "-Dgather.kills=" + KILLS + " -Dgather.kills.nodes=" + NODES + " -Dgather.seed=" + number;
        reporter.publishEntry("begun", seed);
        Random random = new Random(number);
        GathererOnDisk disk = new GathererOnDisk(create(random));
        Furl furl = Furl.read(Files.readString(disk.base().resolve("log_gatherer.furl")), "");
        for (int i = 0; i < NODES; i++) {
            nodes.add(new RecordingNode(folder.resolve("node" + i), furl, new Random(random.nextLong()), room, PACE));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            kill(KillMoment.at(random), disk, seed + ", kill " + kill);
        }
        reporter.publishEntry("killed", kills + ", " + disk.stored() + " of " + recorded() + " were there");
        Process last = ServeProcess.start(disk.base());
        try {
            ServeProcess.listens(last);
            for (RecordingNode each : nodes) {
                each.quiet();
            }
            awaitStored(recorded(), disk, seed);
            awaitSorted(disk, seed);
        } finally {
            last.destroyForcibly().waitFor();
        }
        disk.check(nodes.stream().collect(Collectors.toMap(it -> it.id().text(), it -> it.folder)), seed);
        reporter.publishEntry("stored", Integer.toString(disk.stored()));
    }

    private Path create(Random random) throws Throwable {
        Path base = folder.resolve("gatherer");
        int port = freePort(random);
        RunningVerb.done(folder, "create", "--location", "tcp:127.0.0.1:" + port, "--port",
                "tcp:" + port + ":interface=127.0.0.1", base.toString());
        return base;
    }

    private static int freePort(Random random) throws IOException {
        IOException last = new IOException("no port is free");
        for (int i = 0; i < 100; i++) {
            try (ServerSocket socket = new ServerSocket(PORTS - random.nextInt(PORTS / 2), 1,
                    InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw last;
    }

    private int recorded() {
        return nodes.stream().mapToInt(it -> it.recorded.size()).sum();
    }

    private void kill(KillMoment moment, GathererOnDisk disk, String seed) throws Exception {
        kills.merge(moment.kind(), 1, Integer::sum);
        if (moment.kind() == KillMoment.Kind.MAKES_ITS_INDEX) {
            Files.deleteIfExists(disk.base().resolve("gather/index"));
        }
        int before = disk.stored();
        long began = System.nanoTime();
        Process serve = ServeProcess.start(disk.base());
        try {
            switch (moment.kind()) {
                case STARTS, MAKES_ITS_INDEX -> moment.pass(starting);
                case IS_FOUND -> {
                    ServeProcess.listens(serve);
                    starting = since(began);
                    moment.pass(coming);
                }
                case STORES -> {
                    ServeProcess.listens(serve);
                    starting = since(began);
                    awaitStored(before + 1, disk, seed);
                    coming = since(began).minus(starting);
                    awaitStored(before + moment.stored(), disk, seed);
                    moment.pass(LOOK.multipliedBy(5));
                }
            }
            assertThat(serve.isAlive()).as(seed).isTrue();
        } finally {
            serve.destroyForcibly().waitFor();
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void awaitStored(int enough, GathererOnDisk disk, String seed) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int now = disk.stored();
            assertThat(now).as(seed).isGreaterThanOrEqualTo(stored);
            end = now > stored ? System.nanoTime() + PATIENCE.toNanos() : end;
            room.release(now - stored);
            stored = now;
            if (now >= enough) {
                return;
            }
            assertThat(System.nanoTime()).as(() -> missing(disk, seed)).isLessThan(end);
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    /** The last one has its file: its category and its line in the index follow. */
    private static void awaitSorted(GathererOnDisk disk, String seed) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (disk.indexed() < disk.stored()) {
            assertThat(System.nanoTime()).as("%s: %d are in the index", seed, disk.indexed()).isLessThan(end);
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }

    private String missing(GathererOnDisk disk, String seed) {
        Set<String> there = GathererOnDisk.files(disk.base().resolve("incidents")).stream()
                .map(it -> String.valueOf(it.getFileName())).collect(Collectors.toSet());
        return seed + nodes.stream()
                .map(it -> "\n" + it.id() + " " + it.recorded.stream().filter(name -> !there.contains(name)).count()
                        + " of " + it.recorded.size() + " missing, " + it.heard())
                .collect(Collectors.joining());
    }

    @AfterEach
    void end() {
        nodes.forEach(RecordingNode::close);
    }
}
