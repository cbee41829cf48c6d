package io.gather.stats.sink.prometheus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.database.PrometheusServer;
import io.gather.fixtures.programs.Peer;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.MetricNames;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrometheusPeerTest {
    @TempDir
    private Path folder;

    @Test
    void prometheusFindsTheClusterAndFetchesItsMetrics() throws Exception {
        Pair pair = Certificates.in(folder).server("127.0.0.1");
        SinkConfig.Prometheus config = new SinkConfig.Prometheus(
                Optional.of(new SinkConfig.Login(new EnvText("prom"), new EnvText("$env:PROM"))),
                Optional.of(new SinkConfig.ServerKey(pair.certificate(), pair.key())), "isilon", 2, MetricNames.GOSTATS,
                Optional.of(new SinkConfig.Discovery("127.0.0.1", 0)));
        try (StatsSink sink = new Prometheus().open(new SinkTarget("east", cluster(0, false), config, Map.of(),
                Map.of("PROM", "secret"), folder))) {
            int port = ((PrometheusSink) sink).port();
            int refused = sink.write(new PointBatch(Duration.ofSeconds(30), List.of(new Point("node.load.1min",
                    Instant.now().getEpochSecond(), TagSet.of(Map.of("cluster", "east", "node", "1")),
                    FieldSet.of(Map.of("value", 42.5))))));
            try (TargetServer targets = TargetServer.open(config.discovery().orElseThrow(),
                    List.of(cluster(port, false), cluster(1, true)), _ -> {});
                    PrometheusServer server = PrometheusServer.start(Files.createDirectory(folder.resolve("prom")),
                            """
                                    - job_name: isilon
                                      scheme: https
                                      basic_auth: {username: prom, password: secret}
                                      tls_config: {ca_file: %s}
                                      http_sd_configs: [{url: "http://127.0.0.1:%d/"}]
                                    """.formatted(folder.resolve("authority.pem"), targets.port()))) {
                String found = "";
                for (int i = 0; i < 250 && !found.contains("42.5"); i++) {
                    TimeUnit.MILLISECONDS.sleep(100);
                    found = server.ask("isilon_stat_node_load_1min");
                }
                assertThat(found).contains("\"isilon\":\"east\"", "\"node\":\"1\"", "42.5");
                assertThat(server.ask("count(up)")).contains("\"1\"]");
            }
            assertThat(refused).isZero();
            assertThat(Peer.require("curl").run("-sSk", "https://127.0.0.1:" + port + "/").succeeded().output())
                    .contains("<a href=\"/metrics\">/metrics</a>");
        }
    }

    @Test
    void aCertificateThatIsRenewedAndCannotBeUsedIsToldOnceAndTheOldOneServed() throws Exception {
        Pair pair = Certificates.in(folder).server("127.0.0.1");
        SinkConfig.Prometheus config = new SinkConfig.Prometheus(Optional.empty(),
                Optional.of(new SinkConfig.ServerKey(pair.certificate(), pair.key())), "", 2, MetricNames.GOSTATS,
                Optional.empty());
        PointBatch batch = new PointBatch(Duration.ofSeconds(30), List.of(new Point("s", 7, TagSet.of(Map.of()),
                FieldSet.of(Map.of("value", 42.5)))));
        try (StatsSink sink = new Prometheus().open(new SinkTarget("east", cluster(0, false), config, Map.of(),
                Map.of(), folder))) {
            Files.writeString(pair.certificate(), "half of it");
            String page = Peer.require("curl").run("-sS", "--cacert", folder.resolve("authority.pem").toString(),
                    "https://127.0.0.1:" + ((PrometheusSink) sink).port() + "/metrics").succeeded().output();
            assertThat(page).isEmpty();
            assertThatThrownBy(() -> sink.write(batch)).isInstanceOf(IOException.class)
                    .hasMessageContaining("the one before stays");
            assertThat(sink.write(batch)).isZero();
        }
    }

    private static ClusterConfig cluster(int port, boolean disabled) {
        return new ClusterConfig("east.example.com", new EnvText("u"), new EnvText("p"), ClusterConfig.Login.BASIC,
                false, disabled, OptionalInt.of(port), false);
    }
}
