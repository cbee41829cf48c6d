package io.gather.incident.gatherer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.gather.fixtures.foolscap.PythonTub;
import io.gather.incident.classify.Classifier;
import io.gather.incident.folder.GathererFolder;
import io.gather.incident.folder.Location;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.StoreLimits;
import io.gather.incident.store.StoredIncident;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.listen.ListenLimits;
import io.gather.transport.foolscap.listen.ListenPort;
import io.gather.transport.foolscap.message.SharedMemory;
import org.jspecify.annotations.Nullable;

/** A gatherer of a test, on a port of its own, with times that are short. */
public final class Serving implements AutoCloseable {
    static final GathererTimes QUICK = new GathererTimes(Duration.ofSeconds(10), Duration.ofSeconds(20),
            Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofSeconds(30));

    final Path base;
    public final GathererFolder folder;
    final IncidentStore store;
    final Gatherer gatherer;
    final List<String> notices = new CopyOnWriteArrayList<>();
    final BlockingQueue<StoredIncident> stored = new LinkedBlockingQueue<>();
    final List<Dict> events = new CopyOnWriteArrayList<>();

    private Serving(Path base, GathererTimes times, SharedMemory memory, @Nullable EventSink sink)
            throws IOException, InterruptedException {
        this.base = base;
        this.folder = GathererFolder.open(base, Clock.systemUTC());
        this.store = IncidentStore.open(base, Classifier.none(), StoreLimits.NONE, Clock.systemUTC(), notices::add);
        this.gatherer = new Gatherer(new Gatherer.Reach(folder.tub(), folder.port(), folder, ListenLimits.USUAL,
                SessionLimits.USUAL, memory), store, times,
                new Gatherer.Hearers(stored::add, sink == null ? null : (tub, event) -> {
                    events.add(event);
                    sink.event(tub, event);
                }, notices::add));
    }

    /** @param base made where it is not there */
    public static Serving start(Path base) throws IOException, InterruptedException {
        return start(base, false);
    }

    static Serving start(Path base, boolean stream) throws IOException, InterruptedException {
        make(base);
        return new Serving(base, QUICK, SharedMemory.ofHeap(), stream ? (_, _) -> {} : null);
    }

    /** With memory of a test's, and somebody who takes events. */
    static Serving start(Path base, GathererTimes times, SharedMemory memory, EventSink sink)
            throws IOException, InterruptedException {
        make(base);
        return new Serving(base, times, memory, sink);
    }

    private static void make(Path base) throws IOException {
        if (!Files.exists(base.resolve("port"))) {
            int port = freePort();
            GathererFolder.create(base, ListenPort.read("tcp:" + port + ":interface=127.0.0.1", ""),
                    Location.read("tcp:127.0.0.1:" + port, ""), Clock.systemUTC());
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A node in Python that reports here. */
    PythonTub node(Path home, String... more) throws IOException {
        return nodeOf(home, folder.furl().text(), more);
    }

    static PythonTub nodeOf(Path home, String furl, String... more) throws IOException {
        Files.createDirectories(home.resolve("incidents"));
        PythonTub node = PythonTub.start(home, script(), Stream.concat(
                Stream.of(home.resolve("node.pem").toString(), home.resolve("incidents").toString(), furl),
                Stream.of(more)).toArray(String[]::new));
        node.line();
        return node;
    }

    private static Path script() {
        try {
            return Path.of(Objects.requireNonNull(Serving.class.getResource("/foolscap/node.py")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public StoredIncident next() throws InterruptedException {
        StoredIncident next = stored.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was stored; " + notices);
        }
        return next;
    }

    void await(BooleanSupplier what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to that; " + notices);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    public List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(base.resolve("incidents"))) {
            return files.filter(it -> it.toString().endsWith(".flog.bz2")).toList();
        }
    }

    @Override
    public void close() {
        gatherer.close();
    }
}
