package io.gather.stats.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.fixtures.database.InfluxServer;
import io.gather.fixtures.onefs.OnefsCluster;
import io.gather.fixtures.onefs.OnefsFault;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.fixtures.onefs.OnefsTls;
import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.ClusterStatus.State;
import io.gather.stats.status.StatsStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** From a file to a database, and back to the file. */
class StatsServiceTest {
    private static final String SECRET = "xyzzy-7d1f";
    private static OnefsTls tls;

    @TempDir
    Path folder;

    @BeforeAll
    static void certify(@TempDir Path keys) throws Exception {
        tls = OnefsTls.in(keys);
    }

    private static String cluster(OnefsCluster cluster, String password) {
        return "[[cluster]]\nhostname = \"127.0.0.1\"\nport = " + cluster.port() + "\nusername = \""
                + OnefsSetup.USER + "\"\npassword = \"" + password + "\"\n";
    }

    private Path write(String sink, String clusters, String more) throws Exception {
        Path file = folder.resolve("idic.toml");
        Files.writeString(file, """
                [global]
                version = "0.40"
                stats_processor = "%s"
                min_update_interval_override = 1
                active_stat_groups = ["g"]
                [logging]
                log_level = "info"
                log_to_stdout = true
                [[statgroup]]
                name = "g"
                update_interval = "1"
                stats = ["cluster.health", "node.load.1min"]
                """.formatted(sink) + clusters + more);
        return file;
    }

    private static String influx(InfluxServer server) {
        return "[influxdb]\nhost = \"127.0.0.1\"\nport = \"" + server.port() + "\"\ndatabase = \"isi\"\n";
    }

    private static boolean collects(StatsStatus status) {
        return status.clusters().stream().allMatch(it -> it.state() == State.COLLECTING && it.points() > 0);
    }

    @Test
    void writesWhatClustersSayToADatabase() throws Exception {
        try (InfluxServer server = InfluxServer.start(Files.createDirectory(folder.resolve("influx")));
                OnefsCluster cluster = OnefsCluster.start(tls, OnefsSetup.small().at(0))) {
            server.ask("CREATE DATABASE isi");
            cluster.password(SECRET);
            Path file = write("influxdb", cluster(cluster, "$env:PW"),
                    influx(server) + "[collector]\nlisten = \"127.0.0.1:0\"\n");
            try (RunningCollector collector = RunningCollector.start(folder, file,
                    Map.of("PW", SECRET))) {
                StatsStatus status = collector
                        .awaitStatus(it -> it.clusters().stream().anyMatch(one -> one.sink().written() > 4));
                ClusterStatus one = status.clusters().getFirst();
                assertThat(one.name()).isEqualTo("democluster");
                assertThat(one.release()).isEqualTo("v9.11.0.0");
                assertThat(one.nodes()).isEqualTo(3);
                assertThat(status.ended()).isNull();
                assertThat(server.ask("isi", "SELECT value FROM \"node.load.1min\" WHERE node = '3'"))
                        .contains("\"values\"");

                server.freeze();
                assertThat(collector.stop()).isLessThan(Duration.ofSeconds(5));
                assertThat(collector.awaitStatus(it -> it.ended() != null).clusters()).hasSize(1);
                assertThat(String.join("\n", collector.said())).doesNotContain(SECRET)
                        .contains("level=NOTICE msg=\"has stopped\"");
                assertThat(Files.readString(folder.resolve("status.json"))).doesNotContain(SECRET);
            } finally {
                server.thaw();
            }
        }
    }

    @Test
    void takesEditsWhileItRuns() throws Exception {
        takesEdits("discard", "");
    }

    /** What is said of each edit goes through the spool and to a database, to which one connection is enough. */
    @Test
    void takesEditsWhileItWritesToADatabase() throws Exception {
        try (InfluxServer server = InfluxServer.start(Files.createDirectory(folder.resolve("influx")))) {
            server.ask("CREATE DATABASE isi");
            takesEdits("influxdb", influx(server));

            assertThat(server.ask("isi", "SELECT count(value) FROM \"node.load.1min\"")).contains("\"values\"");
        }
    }

    private void takesEdits(String sink, String settings) throws Exception {
        try (OnefsCluster east = OnefsCluster.start(tls, OnefsSetup.small());
                OnefsCluster west = OnefsCluster.start(tls, OnefsSetup.small().named("west"))) {
            Path file = write(sink, cluster(east, OnefsSetup.PASSWORD), settings);
            try (RunningCollector collector = RunningCollector.start(folder, file, Map.of())) {
                collector.awaitStatus(it -> collects(it) && writes(it));

                write(sink, cluster(east, OnefsSetup.PASSWORD), settings + "# a comment\n");
                collector.awaitSaid("says the same");
                write("discards", cluster(east, OnefsSetup.PASSWORD), settings);
                collector.awaitStatus(it -> it.problem().contains("there is no sink 'discards'"));
                write(sink, cluster(east, OnefsSetup.PASSWORD) + cluster(west, OnefsSetup.PASSWORD), settings);
                StatsStatus both = collector
                        .awaitStatus(it -> it.clusters().size() == 2 && collects(it) && writes(it));

                assertThat(both.problem()).isEmpty();
                assertThat(both.clusters()).extracting(ClusterStatus::connects).containsExactly(1L, 1L);
                assertThat(both.clusters()).allSatisfy(it -> {
                    assertThat(it.sink().failures()).isEmpty();
                    assertThat(it.sink().dropped() + it.sink().refused()).isZero();
                });
            }
            assertThat(east.count("POST /session/1/session")).isEqualTo(1);
        }
    }

    private static boolean writes(StatsStatus status) {
        return status.clusters().stream().allMatch(it -> it.sink().written() > 0);
    }

    @Test
    void answersWhoeverAsksHowItIsDoing() throws Exception {
        try (OnefsCluster cluster = OnefsCluster.start(tls, OnefsSetup.small())) {
            Path file = write("discard", cluster(cluster, OnefsSetup.PASSWORD), "[collector]\nlisten = 0\n");
            try (RunningCollector collector = RunningCollector.start(folder, file, Map.of());
                    HttpClient client = HttpClient.newHttpClient()) {
                collector.awaitSaid("can be asked");
                collector.awaitStatus(StatsServiceTest::collects);
                int port = port(collector);
                assertThat(get(client, port, "/readyz")).startsWith("collects\n");
                assertThat(get(client, port, "/healthz")).startsWith("ok\n").contains("127.0.0.1 COLLECTING");
                assertThat(get(client, port, "/metrics").lines())
                        .contains("gather_stats_up{cluster=\"democluster\",host=\"127.0.0.1\"} 1",
                                "gather_stats_nodes{cluster=\"democluster\",host=\"127.0.0.1\"} 3",
                                "# TYPE gather_stats_request_seconds summary")
                        .noneMatch(it -> it.contains(OnefsSetup.USER));
            }
        }
    }

    private static int port(RunningCollector collector) {
        return collector.said().stream().filter(it -> it.contains("can be asked"))
                .map(it -> Integer.parseInt(it.replaceFirst(".*address=\"?127\\.0\\.0\\.1:([0-9]+).*", "$1")))
                .findFirst()
                .orElseThrow();
    }

    private static String get(HttpClient client, int port, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                BodyHandlers.ofString()).body();
    }

    @Test
    void stopsAndLogsOutWhileTheClusterHangs() throws Exception {
        try (OnefsCluster cluster = OnefsCluster.start(tls, OnefsSetup.small())) {
            Path file = write("discard", cluster(cluster, OnefsSetup.PASSWORD), "");
            try (RunningCollector collector = RunningCollector.start(folder, file, Map.of())) {
                collector.awaitStatus(StatsServiceTest::collects);
                cluster.faults().always("/statistics/current", new OnefsFault.Stall(100));
                cluster.forget();
                assertThat(cluster.await(all -> all.stream().anyMatch(it -> it.is("/statistics/current")))).isTrue();

                assertThat(collector.stop()).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(cluster.count("DELETE /session/1/session")).isOne();
            assertThat(cluster.sessions()).isZero();
        }
    }

    @Test
    void aSummaryThatIsForbiddenCostsItselfAlone() throws Exception {
        try (OnefsCluster cluster = OnefsCluster.start(tls, OnefsSetup.small())) {
            cluster.faults().always("/statistics/summary/client", OnefsFault.Status.of(403));
            Path file = write("discard", cluster(cluster, OnefsSetup.PASSWORD),
                    "[summary_stats]\nclient = true\n[collector]\nsummary_interval = 1\n");
            try (RunningCollector collector = RunningCollector.start(folder, file, Map.of())) {
                StatsStatus status = collector.awaitStatus(it -> it.clusters().getFirst().pulls().stream()
                        .anyMatch(pull -> pull.failed().getOrDefault(RequestFailure.FORBIDDEN, 0L) > 3));
                assertThat(status.clusters().getFirst().state()).isEqualTo(State.COLLECTING);
                assertThat(OwnMetrics.of(status)).containsPattern("gather_stats_request_failures_total\\{"
                        + "cluster=\"democluster\",host=\"127.0.0.1\",pull=\"summary client\",interval=\"1\","
                        + "kind=\"forbidden\"} [4-9]");
                collector.awaitSaid("ISI_PRIV_STATISTICS");
            }
            assertThat(cluster.count("POST /session/1/session")).isOne();
        }
    }

    @Test
    void endsWithAnErrorWhenNothingCanEverBeCollected() throws Exception {
        try (OnefsCluster cluster = OnefsCluster.start(tls, OnefsSetup.small())) {
            Path file = write("discard", cluster(cluster, "$env:NOT_THERE"), "");
            try (RunningCollector collector = RunningCollector.start(folder, file, Map.of())) {
                assertThat(collector.awaitEnd()).get().isInstanceOfSatisfying(GatherException.class, it -> {
                    assertThat(it.category().exitCode()).isEqualTo(5);
                    assertThat(it.what()).contains("nothing can be collected", "'NOT_THERE' is not set");
                });
            }
        }
    }
}
