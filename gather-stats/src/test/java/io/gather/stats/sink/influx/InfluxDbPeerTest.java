package io.gather.stats.sink.influx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.gather.core.error.GatherException;
import io.gather.fixtures.database.InfluxServer;
import io.gather.fixtures.database.VictoriaServer;
import io.gather.stats.config.Attempts;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
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
import io.gather.stats.spool.Batches;
import io.gather.stats.spool.Ledger;
import io.gather.stats.spool.MemoryBudget;
import io.gather.stats.spool.Outlets;
import io.gather.transport.database.DatabaseClient.Patience;
import io.gather.transport.error.NetError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InfluxDbPeerTest {
    private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    @TempDir
    private Path folder;
    private final Ledger ledger = new Ledger();

    @Test
    void pointsAreThereAfterTheDatabaseWasKilledFrozenAndBack() throws Exception {
        try (InfluxServer server = InfluxServer.start(Files.createDirectory(folder.resolve("db")))) {
            String made = server.ask("CREATE DATABASE isi");
            PointOutlet outlet = outlet(server.port(), Optional.empty());
            outlet.take(Batches.of(0, 10));
            ledger.await(it -> it.written() == 10);
            server.kill();
            outlet.take(Batches.of(10, 10));
            ledger.await(it -> !it.failures().isEmpty());
            outlet.take(Batches.of(20, 6000));
            server.startAgain();
            ledger.await(it -> it.written() == 6020);
            server.freeze();
            outlet.take(Batches.of(6020, 10));
            ledger.await(it -> it.failures().getLast().contains("in time"));
            server.thaw();
            ledger.await(it -> it.written() == 6030);
            outlet.close(Duration.ofSeconds(5));

            assertThat(made).isNotEmpty();
            assertThat(server.ask("isi", "SELECT COUNT(value) FROM \"node.load.1min\"")).contains(",6030]");
            assertThat(ledger.waiting()).isZero();
            assertThat(ledger.dropped()).isZero();
        }
    }

    @Test
    void whatHasTheWrongTypeKeepsNoOthersOut() throws Exception {
        try (InfluxServer server = InfluxServer.start(Files.createDirectory(folder.resolve("db")))) {
            String made = server.ask("CREATE DATABASE isi");
            try (StatsSink sink = new InfluxDb(SHORT).open(target(server.port(), Optional.empty()))) {
                assertThat(sink.write(batch(point("m", "a", 1.5)))).isZero();
                Point none = new Point("m", 1, TagSet.of(Map.of()), FieldSet.of(Map.of("value", Double.NaN)));
                int refused = sink.write(batch(point("m", "b", 2.5), point("m", "c", 3L), point("m", "d", 4.5), none,
                        point("n", "e", 5L)));

                assertThat(refused).isEqualTo(2);
                assertThat(sink.refusal()).contains("field type conflict");
            }
            assertThat(made).isNotEmpty();
            assertThat(server.ask("isi", "SELECT value FROM m,n GROUP BY t")).contains("\"b\"", "\"d\"", "\"e\"")
                    .doesNotContain("\"c\"");
        }
    }

    @Test
    void whoIsNotLetInIsTold() throws Exception {
        try (InfluxServer server = InfluxServer.startWithLogin(Files.createDirectory(folder.resolve("db")))) {
            String made = server.ask("CREATE DATABASE isi");
            assertThatThrownBy(() -> write(server.port(), Optional.of("wrong")))
                    .isInstanceOfSatisfying(GatherException.class,
                            e -> assertThat(e.is(NetError.DATABASE_LOGIN)).isTrue())
                    .hasMessageContaining("authorization failed");
            assertThat(write(server.port(), Optional.of("$env:SECRET"))).isZero();
            assertThat(made).isNotEmpty();
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() throws Exception {
        try (InfluxServer server = InfluxServer.start(Files.createDirectory(folder.resolve("db")))) {
            assertThatThrownBy(() -> write(server.port(), Optional.empty()))
                    .isInstanceOfSatisfying(GatherException.class,
                            e -> assertThat(e.is(NetError.DATABASE_UNKNOWN)).isTrue())
                    .hasMessageContaining("database not found");
        }
    }

    @Test
    void victoriaMetricsTakesTheLines() throws Exception {
        try (VictoriaServer server = VictoriaServer.start(Files.createDirectory(folder.resolve("db")))) {
            assertThat(write(server.port(), Optional.empty())).isZero();

            assertThat(server.export("{db=\"isi\"}")).contains("\"t\":\"x\"", "\"values\":[1.5]");
        }
    }

    private int write(int port, Optional<String> password) throws Exception {
        try (StatsSink sink = new InfluxDb(SHORT).open(target(port, password))) {
            return sink.write(batch(point("m", "x", 1.5)));
        }
    }

    private PointOutlet outlet(int port, Optional<String> password) {
        return new Outlets(folder.resolve("spool"), MemoryBudget.ofProcess()).open(new InfluxDb(SHORT),
                target(port, password),
                new WriteRetries(new Attempts(0), Duration.ofMillis(50)), new SpoolConfig(8 << 20), ledger);
    }

    private static SinkTarget target(int port, Optional<String> password) {
        return new SinkTarget("east", new ClusterConfig("host", new EnvText("u"), new EnvText("p"),
                ClusterConfig.Login.BASIC, false, false, OptionalInt.empty(), false),
                new SinkConfig.InfluxV1(new SinkConfig.Peer("127.0.0.1", port, false, true, ""), "isi",
                        password.map(it -> new SinkConfig.Login(new EnvText("admin"), new EnvText(it)))),
                Map.of(), Map.of("SECRET", "secret"), Path.of("state"));
    }

    private static PointBatch batch(Point... points) {
        return new PointBatch(Duration.ofSeconds(5), List.of(points));
    }

    private static Point point(String name, String tag, Number value) {
        Map<String, Number> fields = new HashMap<>();
        fields.put("value", value);
        return new Point(name, 1_700_000_000, TagSet.of(Map.of("t", tag)), FieldSet.of(fields));
    }
}
