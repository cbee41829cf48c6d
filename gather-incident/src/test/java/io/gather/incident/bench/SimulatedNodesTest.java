package io.gather.incident.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.gather.incident.classify.Classifier;
import io.gather.incident.folder.GathererFolder;
import io.gather.incident.folder.Location;
import io.gather.incident.gatherer.Gatherer;
import io.gather.incident.gatherer.GathererTimes;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.StoreLimits;
import io.gather.incident.store.StoredIncident;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.listen.ListenPort;
import io.gather.transport.foolscap.tub.Tub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps alive what the benchmark of the gatherer starts. */
@Timeout(60)
class SimulatedNodesTest {
    @TempDir
    Path folder;

    @Test
    void reportToAGatherer() throws Exception {
        List<Tub> tubs = List.of(Tub.create(Instant.now()), Tub.create(Instant.now()));
        BlockingQueue<StoredIncident> stored = new LinkedBlockingQueue<>();
        BlockingQueue<Dict> events = new LinkedBlockingQueue<>();
        int port = freePort();
        Path base = folder.resolve("gatherer");
        GathererFolder.create(base, ListenPort.read("tcp:" + port + ":interface=127.0.0.1", ""),
                Location.read("tcp:127.0.0.1:" + port, ""), Clock.systemUTC());
        GathererFolder place = GathererFolder.open(base, Clock.systemUTC());
        List<String> notices = new CopyOnWriteArrayList<>();
        IncidentStore store = IncidentStore.open(base, Classifier.none(), StoreLimits.NONE, Clock.systemUTC(),
                notices::add);
        try (Gatherer _ = new Gatherer(new Gatherer.Reach(place.tub(), place.port(), place), store,
                new GathererTimes(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(10),
                        Duration.ofMillis(50), Duration.ofSeconds(30)),
                new Gatherer.Hearers(stored::add, (_, event) -> events.add(event), notices::add));
                SimulatedNodes nodes = SimulatedNodes.of(tubs, 30)) {
            nodes.connect(place.furl());
            nodes.incidents(1);
            nodes.incidents(2);
            nodes.events(15);
            nodes.events(10);
            for (int i = 0; i < 6; i++) {
                StoredIncident next = stored.poll(20, TimeUnit.SECONDS);
                assertThat(next).as(notices.toString()).isNotNull();
                assertThat(next.entry().events()).isEqualTo(31);
            }
            assertThat(events).hasSize(50);
            assertThat(notices).isEmpty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1,
                InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
