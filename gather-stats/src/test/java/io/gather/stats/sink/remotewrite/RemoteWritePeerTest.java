package io.gather.stats.sink.remotewrite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.gather.fixtures.database.PrometheusServer;
import io.gather.fixtures.database.VictoriaServer;
import io.gather.stats.config.Attempts;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.MetricNames;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.config.SpoolConfig;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.spool.Ledger;
import io.gather.stats.spool.MemoryBudget;
import io.gather.stats.spool.Outlets;
import io.gather.transport.database.DatabaseClient.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RemoteWritePeerTest {
    private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(4));
    private final long now = Instant.now().getEpochSecond();

    @TempDir
    private Path folder;

    @Test
    void prometheusHasWhatItWasSentAlsoAfterItWasAway() throws Exception {
        Ledger ledger = new Ledger();
        try (PrometheusServer server = PrometheusServer.start(Files.createDirectory(folder.resolve("prom")), "")) {
            PointOutlet outlet = new Outlets(folder.resolve("spool"), MemoryBudget.ofProcess()).open(
                    new RemoteWrite(SHORT), target("http://127.0.0.1:" + server.port()
                            + "/api/v1/write"),
                    new WriteRetries(new Attempts(0),
                            Duration.ofMillis(50)),
                    new SpoolConfig(8 << 20), ledger);
            outlet.take(batch(now - 60, 300));
            ledger.await(it -> it.written() == 300);
            server.kill();
            outlet.take(batch(now - 30, 300));
            ledger.await(it -> !it.failures().isEmpty());
            outlet.take(batch(now, 300));
            server.startAgain();
            ledger.await(it -> it.written() == 900);
            outlet.close(Duration.ofSeconds(5));

            assertThat(server.ask("count(isilon_stat_node_load_1min)")).contains("\"300\"]");
            assertThat(server.ask("sum(count_over_time(isilon_stat_node_load_1min[10m]))")).contains("\"900\"]");
            assertThat(ledger.waiting()).isZero();
        }
    }

    @Test
    void samplesThatCameTooLateKeepNoOthersOut() throws Exception {
        try (PrometheusServer server = PrometheusServer.start(Files.createDirectory(folder.resolve("prom")), "");
                StatsSink sink = new RemoteWrite(SHORT).open(target("http://127.0.0.1:" + server.port()
                        + "/api/v1/write"))) {
            assertThat(sink.write(batch(now - 10, 10))).isZero();
            List<Point> points = new ArrayList<>(batch(now - 40, 10).points());
            points.addAll(batch(now - 5, 50).points().subList(10, 50));
            int refused = sink.write(new PointBatch(Duration.ofSeconds(5), points));

            assertThat(refused).isEqualTo(10);
            assertThat(sink.refusal()).contains("out of order");
            assertThat(server.ask("count(isilon_stat_node_load_1min)")).contains("\"50\"]");
        }
    }

    @Test
    void victoriaMetricsHasAllLabelsAndFields() throws Exception {
        try (VictoriaServer server = VictoriaServer.start(Files.createDirectory(folder.resolve("db")));
                StatsSink sink = new RemoteWrite(SHORT).open(target("http://127.0.0.1:" + server.port()
                        + "/api/v1/write"))) {
            Point point = new Point("cluster.protostats.nfs", now, TagSet.of(Map.of("cluster", "east", "Zone", "ü\"\n",
                    "empty", "")), FieldSet.of(Map.of("op_rate", 1.25, "count", 7L, "op_id", 3.0)));
            int refused = sink.write(new PointBatch(Duration.ofSeconds(5), List.of(point)));

            assertThat(refused).isZero();
            assertThat(server.export("{instance=\"east\"}").lines()).hasSize(2)
                    .anyMatch(line -> line.contains("isilon_stat_cluster_protostats_nfs_op_rate")
                            && line.contains("\"Zone\":\"ü\\\"\\n\"") && line.contains("[1.25]")
                            && line.contains(now + "000"))
                    .anyMatch(line -> line.contains("isilon_stat_cluster_protostats_nfs_count")
                            && line.contains("[7]") && !line.contains("empty"));
        }
    }

    private static SinkTarget target(String url) {
        return new SinkTarget("east", new ClusterConfig("host", new EnvText("u"), new EnvText("p"),
                ClusterConfig.Login.BASIC, false, false, OptionalInt.empty(), false),
                new SinkConfig.RemoteWrite(url, Optional.empty(), new EnvText(""), true, "", "", 3, "instance",
                        MetricNames.GOSTATS),
                Map.of(), Map.of(), Path.of("state"));
    }

    private static PointBatch batch(long seconds, int count) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point("node.load.1min", seconds, TagSet.of(Map.of("cluster", "east", "node",
                    Integer.toString(i))), FieldSet.of(Map.of("value", (double) i))));
        }
        return new PointBatch(Duration.ofSeconds(5), points);
    }
}
