package io.gather.stats.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.gather.core.toml.Problem;
import io.gather.stats.capture.Captures;
import io.gather.stats.metric.SummaryKind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.gather.stats.config.ShortConfig.GLOBAL;
import static io.gather.stats.config.ShortConfig.REST;
import static io.gather.stats.config.ShortConfig.parsed;
import static io.gather.stats.config.ShortConfig.usable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What is right is taken. */
class ConfigReaderTest {
    @Test
    void theShortestOneHasTheDefaultsOfGostats() {
        StatsConfig config = usable(GLOBAL + REST);

        assertThat(config.global()).isEqualTo(new GlobalConfig("0.39",
                new WriteRetries(new Attempts(8), Duration.ofSeconds(5)), new Attempts(8), Duration.ofSeconds(30),
                false,
                false, new StatRetries(Duration.ZERO, 2, Duration.ofSeconds(2))));
        assertThat(config.logging()).isEqualTo(new LogConfig(Optional.of(Path.of("gostats.log")),
                LogConfig.Format.TEXT, LogConfig.Level.NOTICE, false));
        assertThat(config.sink()).isEqualTo(new SinkConfig.Other("discard", Map.of()));
        assertThat(config.clusters()).containsExactly(new ClusterConfig("east", new EnvText("u"), new EnvText("p"),
                ClusterConfig.Login.SESSION, false, false, OptionalInt.empty(), false));
        assertThat(config.summaries()).isEmpty();
        assertThat(config.groups()).containsExactly(
                new StatGroup("g", new UpdateInterval.Multiple(1), List.of("cluster.health")));
        assertThat(parsed(GLOBAL + REST).warnings()).isEmpty();
    }

    @Test
    void whatIsSetIsTaken() {
        StatsConfig config = usable("""
                [global]
                version = "vV0.40"
                stats_processor = "influxdb"
                stats_processor_max_retries = 0
                stats_processor_retry_interval = 7
                max_retries = -1
                min_update_interval_override = 5
                active_stat_groups = ["g"]
                preserve_case = true
                include_degraded = true
                fetch_by_statgroup = true
                stat_timeout = 9
                stat_retries = -4
                stat_retry_interval = 0
                [logging]
                log_file_format = "JSON"
                log_level = "Warning"
                log_to_stdout = true
                [influxdb]
                host = "db"
                port = "8086"
                database = "d"
                authenticated = true
                username = "iu"
                password = "$env:IPW"
                use_ssl = true
                skip_ssl_verify = true
                [[cluster]]
                hostname = "west"
                username = "u"
                password = "p"
                authtype = "basic-auth"
                verify-ssl = true
                preserve_case = false
                [[cluster]]
                hostname = "north"
                disabled = true
                [summary_stats]
                protocol = true
                drive = true
                """ + REST.substring(REST.indexOf("[[cluster]]")));

        assertThat(config.global()).isEqualTo(new GlobalConfig("0.40",
                new WriteRetries(new Attempts(0), Duration.ofSeconds(7)), new Attempts(0), Duration.ofSeconds(5), true,
                true, new StatRetries(Duration.ofSeconds(9), 0, Duration.ofSeconds(2))));
        assertThat(config.logging()).isEqualTo(
                new LogConfig(Optional.empty(), LogConfig.Format.JSON, LogConfig.Level.WARN, true));
        assertThat(config.sink())
                .isEqualTo(new SinkConfig.InfluxV1(new SinkConfig.Peer("db", 8086, true, false, ""), "d",
                        Optional.of(new SinkConfig.Login(new EnvText("iu"), new EnvText("$env:IPW")))));
        assertThat(config.clusters()).extracting(ClusterConfig::host, ClusterConfig::login, ClusterConfig::verifyTls,
                ClusterConfig::preserveCase, ClusterConfig::disabled)
                .containsExactly(tuple("west", ClusterConfig.Login.BASIC, true, false, false),
                        tuple("north", ClusterConfig.Login.SESSION, false, true, true),
                        tuple("east", ClusterConfig.Login.SESSION, false, true, false));
        assertThat(config.summaries()).containsExactlyInAnyOrder(SummaryKind.PROTOCOL, SummaryKind.DRIVE);
    }

    @Test
    void configurationsOfCapturesAreTakenAsTheyWere() {
        CheckedConfig shipped = parsed(Captures.text("a_influxv1_default/config.toml"));
        CheckedConfig prometheus = parsed(Captures.text("c_prometheus/config.toml"));

        assertThat(shipped.warnings()).isEmpty();
        assertThat(shipped.usable().groups()).hasSize(13);
        assertThat(shipped.usable().groups().stream().flatMap(it -> it.stats().stream())).hasSize(116);
        assertThat(prometheus.usable().sink()).isEqualTo(new SinkConfig.Prometheus(
                Optional.of(new SinkConfig.Login(new EnvText("promuser"), new EnvText("$env:PROMPW"))),
                Optional.empty(),
                "isilon_cluster", 2, MetricNames.GOSTATS,
                Optional.of(new SinkConfig.Discovery("exporter.example.com", 9999))));
        assertThat(prometheus.usable().groups()).containsExactly(
                new StatGroup("g1", new UpdateInterval.Multiple(1), List.of("cluster.cpu.sys.avg", "node.load.1min",
                        "cluster.protostats.nfs", "cluster.protostats.nfs.total", "node.ifs.cache")),
                new StatGroup("g2", new UpdateInterval.Fixed(12.7), List.of("cluster.health", "no.such.stat")),
                new StatGroup("g3", new UpdateInterval.Multiple(0.5),
                        List.of("ifs.bytes.avail", "node.ifs.heat.lock")));
        assertThat(prometheus.warnings()).extracting(Problem::toString).containsExactly(
                "idic.toml:4:1: there is no [[statgroup]] 'nosuch'",
                "idic.toml:40:1: 'update_interval' is 12.7: the minimum of 30 is taken, which is that of"
                        + " 'min_update_interval_override'",
                "idic.toml:48:1: 'update_interval': 'bogus' is neither seconds nor * with a number: * is taken");
        assertThat(parsed(Captures.text("v_decode_vectors_v1/config.toml")).usable().global().minimum())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theExampleThatGostatsComesWithIsTaken() {
        String data = System.getenv("GATHER_CHECK_DATA");
        Assumptions.assumeTrue(data != null,
                "GATHER_CHECK_DATA is not set: the configuration of gostats is not at hand");
        CheckedConfig config = ConfigReader.read(
                Path.of(String.valueOf(data), "gostats", "a_influxv1_default", "config.toml"), Set.of());

        assertThat(config.warnings()).isEmpty();
        assertThat(config.usable()).isEqualTo(usable(Captures.text("a_influxv1_default/config.toml")));
    }

    @Test
    void keysAreFoundInAnyCaseAndExactlyFirst() {
        String text = """
                [GLOBAL]
                Version = "0.31"
                VERSION = "0.32"
                version = "0.33"
                STATS_PROCESSOR = "discard"
                Active_Stat_Groups = ["g"]
                [Logging]
                LogFile = "x"
                [[Cluster]]
                HostName = "east"
                USERNAME = "u"
                Password = "p"
                Verify-SSL = true
                [Summary_Stats]
                CLIENT = true
                """;
        CheckedConfig config = parsed(text);

        assertThat(config.usable().global().version()).isEqualTo("0.33");
        assertThat(config.usable().clusters().getFirst().verifyTls()).isTrue();
        assertThat(config.usable().summaries()).containsExactly(SummaryKind.CLIENT);
        assertThat(config.warnings()).extracting(Problem::toString).containsExactlyInAnyOrder(
                "idic.toml:2:1: unknown key 'Version', did you mean 'version'?",
                "idic.toml:3:1: unknown key 'VERSION', did you mean 'version'?",
                "idic.toml:6:1: there is no [[statgroup]] 'g'");
    }

    @ParameterizedTest
    @CsvSource({"log_file_format,JSON", "logfile_format,JSON"})
    void bothNamesOfTheLogFormatHold(String key, LogConfig.Format format) {
        String text = GLOBAL + REST.replace("[logging]", "[logging]\n" + key + " = \"Json\"");

        assertThat(usable(text).logging().format()).isEqualTo(format);
        assertThat(parsed(text).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.31,0.31", "v0.35,0.35", "VvV0.39,0.39", "0.40,0.40"})
    void versionsFrom31To40AreKnown(String written, String version) {
        assertThat(usable(GLOBAL.replace("\"0.39\"", '"' + written + '"') + REST).global().version())
                .isEqualTo(version);
        assertThat(usable(GLOBAL.replace("\"0.39\"", written.replaceAll("[vV]", "")) + REST).global().version())
                .isEqualTo(version);
    }

    @Test
    void numbersStandForTexts() {
        StatsConfig config = usable(GLOBAL.replace("discard", "influxdbv2") + """
                [influxdbv2]
                host = "h"
                port = 8086
                org = 12
                bucket = "b"
                access_token = 77
                """ + REST.replace("\"*\"", "60.5").replace("\"p\"", "1234"));

        assertThat(config.sink())
                .isEqualTo(new SinkConfig.InfluxV2(new SinkConfig.Peer("h", 8086, false, true, ""), "12",
                        "b", new EnvText("77")));
        assertThat(config.groups().getFirst().interval()).isEqualTo(new UpdateInterval.Fixed(60.5));
        assertThat(config.clusters().getFirst().password()).isEqualTo(new EnvText("1234"));
    }

    @ParameterizedTest
    @CsvSource({"*2,2", "*0.5,0.5", "*.5,0.5", "*1e1,10", "*x,1", "* 2,1", "*NaN,1", "*Inf,1", "**,1", "nan,1", "1 h,1",
            "*1e300,1", "-*,1"})
    void intervalsAreMultiples(String written, double factor) {
        assertThat(usable(GLOBAL + REST.replace("\"*\"", '"' + written + '"')).groups().getFirst().interval())
                .isEqualTo(new UpdateInterval.Multiple(factor));
    }

    @Test
    void remoteWriteHasItsTable() {
        StatsConfig config = usable(GLOBAL.replace("discard", "remote-write") + """
                [remote_write]
                url = "https://h/api/v1/push"
                authenticated = true
                username = "u"
                password = "$env:P"
                access_token = "t"
                ca = "/ca.pem"
                skip_ssl_verify = true
                tenant = "east"
                shards = 2
                instance_label_name = "isilon"
                metric_names = "connector"
                """ + REST);

        assertThat(config.sink()).isEqualTo(new SinkConfig.RemoteWrite("https://h/api/v1/push",
                Optional.of(new SinkConfig.Login(new EnvText("u"), new EnvText("$env:P"))), new EnvText("t"), false,
                "/ca.pem", "east", 2, "isilon", MetricNames.CONNECTOR));
    }

    @Test
    void whatMayWaitAndPassIsBounded() {
        assertThat(usable(GLOBAL + REST).spool()).isEqualTo(new SpoolConfig(512L << 20, new LimitsConfig(0, 0)));
        assertThat(usable(GLOBAL + """
                [spool]
                max_megabytes = 30
                [limits]
                client_series = 20000
                heat_series = 50
                """ + REST).spool()).isEqualTo(new SpoolConfig(30 << 20, new LimitsConfig(20_000, 50)));
    }

    @Test
    void tablesOfOtherSinksAreHandedOn() {
        CheckedConfig config = ConfigReader.parse(Path.of("x"), GLOBAL.replace("discard", "shop") + """
                [shop]
                folder = "/x"
                most = 7
                [shop.deep]
                list = ["a"]
                """ + REST, Set.of("shop", "discard"));

        assertThat(config.usable().sink())
                .isEqualTo(new SinkConfig.Other("shop", Map.of("folder", "/x", "most", 7L, "deep.list", List.of("a"))));
        assertThat(config.warnings()).isEmpty();
    }
}
