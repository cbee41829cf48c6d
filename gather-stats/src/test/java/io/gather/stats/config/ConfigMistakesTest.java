package io.gather.stats.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.toml.Problem;
import io.gather.stats.error.StatsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.gather.stats.config.ShortConfig.GLOBAL;
import static io.gather.stats.config.ShortConfig.REST;
import static io.gather.stats.config.ShortConfig.parsed;
import static io.gather.stats.config.ShortConfig.usable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is wrong, or probably not meant so, is told with its place. */
class ConfigMistakesTest {
    @Test
    void unknownKeysAreWarnedAboutWithTheNearestOne() {
        CheckedConfig config = parsed(GLOBAL + "max_retry = 3\n" + REST + "stat = []\n[influxd]\nhost = \"x\"\n");

        assertThat(config.usable()).isEqualTo(usable(GLOBAL + REST));
        assertThat(config.warnings()).extracting(Problem::toString).containsExactly(
                "idic.toml:5:1: unknown key 'max_retry', did you mean 'max_retries'?",
                "idic.toml:16:1: unknown key 'stat', did you mean 'stats'?",
                "idic.toml:17:1: unknown key 'influxd', did you mean 'influxdb'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.30", "0.41", "0.35.1", "0.4", "1", "", "0.3x", " 0.35"})
    void otherVersionsAreNot(String written) {
        assertThat(parsed(GLOBAL.replace("\"0.39\"", '"' + written + '"') + REST).errors())
                .extracting(Problem::toString)
                .containsExactly("idic.toml:2:1: the version '" + written + "' is not known: 0.31 to 0.40");
    }

    @Test
    void allMistakesAreToldAtOnceInTheirOrder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("idic.toml"), """
                [global]
                version = "0.30"
                stats_processor = "influxbd"
                max_retries = 3.0
                active_stat_groups = ["a", "b", "a", "z"]
                preserve_case = "yes"
                [logging]
                log_level = "loud"
                logfile_format = "xml"
                [[cluster]]
                hostname = "east"
                username = "u"
                password = "p"
                [[statgroup]]
                name = "a"
                update_interval = "*0"
                stats = ["s", "s"]
                [[statgroup]]
                name = "b"
                update_interval = "60"
                stats = ["t", "s"]
                [prom_http_sd]
                sd_port = 70000
                """);
        CheckedConfig config = ConfigReader.read(file, Set.of("discard"));

        assertThat(config.config()).isEmpty();
        assertThat(config.errors()).extracting(it -> it.line() + ":" + it.column() + " " + it.reason()).containsExactly(
                "2:1 the version '0.30' is not known: 0.31 to 0.40",
                "3:1 there is no sink 'influxbd', but discard, file, influxdb, influxdbv2, prometheus, remote-write,"
                        + " did you mean 'influxdb'?",
                "4:1 'max_retries' must be a whole number", "6:1 'preserve_case' must be true or false",
                "8:1 'log_level': 'loud' is none of trace, debug, info, notice, warn, error, critical",
                "9:1 'logfile_format': 'xml' is none of text, json",
                "15:1 the group 'a' is twice in 'active_stat_groups'",
                "16:1 'update_interval' is no interval at all: '*0'", "17:1 the stat 's' is twice in the group",
                "21:1 the stat 's' is in the active group 'a' too", "23:1 'sd_port' must be 0 to 65535, not 70000");
        assertThatThrownBy(config::usable).isInstanceOfSatisfying(GatherException.class, error -> {
            assertThat(error.is(StatsError.CONFIG_WRONG)).isTrue();
            assertThat(error.what()).startsWith("11 problems:").contains(file + ":23:1: 'sd_port'");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "influxdb | [influxdb] | 'host' is missing; 'port' is missing; 'database' is missing",
            "influxdb | | 'host' is missing; 'port' is missing; 'database' is missing",
            "influxdbv2 | [influxdbv2];host='h';port='x';org='o';bucket='b' | 'access_token' is missing;"
                    + " 'port' must be 1 to 65535, not 'x'",
            "remote-write | [remote_write];shards=0;metric_names='x';[spool];max_megabytes=0;[limits];heat_series=-1"
                    + " | 'url' is missing; 'shards' must be 1 to 64, not 0; 'metric_names' must be gostats or connector, not 'x';"
                    + " 'max_megabytes' must be 8 to 1048576, not 0; 'heat_series' must be 0 to 10000000, not -1"})
    void theSinkThatIsChosenIsComplete(String processor, String table, String mistakes) {
        String sink = table == null ? "" : table.replace(';', '\n') + '\n';

        assertThat(parsed(GLOBAL.replace("discard", processor) + sink + REST).errors()).extracting(Problem::reason)
                .containsExactlyInAnyOrder(mistakes.split("; "));
        assertThat(parsed(GLOBAL + sink + REST).errors()).extracting(Problem::reason)
                .noneMatch(it -> it.contains("is missing"));
    }

    @Test
    void aClusterThatLacksSomethingIsLeftOutAlone() {
        CheckedConfig config = parsed(GLOBAL.replace("discard", "prometheus") + """
                [[cluster]]
                hostname = "a"
                username = "u"
                password = "p"
                prometheus_port = 9090
                authtype = "digest"
                [[cluster]]
                hostname = "b"
                username = "u"
                password = ""
                prometheus_port = 9091
                [[cluster]]
                hostname = "c"
                username = "u"
                password = "p"
                prometheus_port = -1
                [[cluster]]
                hostname = "d"
                username = "u"
                password = "p"
                prometheus_port = 9090
                [[cluster]]
                hostname = "e:8080"
                username = "u"
                password = "p"
                prometheus_port = 9092
                """ + REST);

        assertThat(config.usable().clusters()).extracting(ClusterConfig::host).containsExactly("a");
        assertThat(config.warnings()).extracting(it -> it.line() + " " + it.reason()).containsExactly(
                "10 'authtype': 'digest' is none of session, basic-auth: session is taken",
                "11 the cluster 'b' is left out: 'password' is missing",
                "16 the cluster 'c' is left out: 'prometheus_port' is missing",
                "20 'prometheus_port' must be 1 to 65535, not -1",
                "25 the cluster 'd' is left out: it has the 'prometheus_port' of 'a'",
                "27 the cluster 'e:8080' is left out: 'hostname' must be the name or the address of a host alone;"
                        + " its port is the key 'port'",
                "33 the cluster 'east' is left out: 'prometheus_port' is missing");
    }

    @Test
    void whatCanCollectNothingIsAMistake() {
        assertThat(parsed(GLOBAL + REST.replace("[[cluster]]", "[[cluster]]\ndisabled = true")).errors())
                .extracting(Problem::reason).containsExactly(
                        "nothing can be collected: there is no [[cluster]] that is complete and not disabled");
        assertThat(parsed(GLOBAL.replace("\"g\"", "") + REST).errors()).extracting(Problem::reason).containsExactly(
                "nothing can be collected: 'active_stat_groups' names no [[statgroup]] with stats, and [summary_stats]"
                        + " has none");
        assertThat(usable(GLOBAL.replace("\"g\"", "") + REST + "[summary_stats]\nclient = true\n").groups()).isEmpty();
    }

    @Test
    void metricsThatEverybodyMayReadAreWarnedAbout() {
        CheckedConfig config = parsed(GLOBAL.replace("discard", "prometheus") + """
                [prometheus]
                authenticated = true
                username = "u"
                tls_cert = "/cert"
                expiry_multiplier = 0.5
                """ + REST.replace("[[cluster]]", "[[cluster]]\nprometheus_port = 9090"));

        assertThat(config.usable().sink()).isEqualTo(
                new SinkConfig.Prometheus(Optional.empty(), Optional.empty(), "", 1, MetricNames.GOSTATS,
                        Optional.empty()));
        assertThat(config.warnings()).extracting(Problem::line).containsExactly(6, 8);
    }

    @Test
    void theLastOfSeveralGroupsOfANameHolds() {
        CheckedConfig config = parsed(GLOBAL + REST + """
                [[statgroup]]
                name = "g"
                update_interval = ""
                stats = ["other", ""]
                """);

        assertThat(config.usable().groups()).extracting(StatGroup::stats).containsExactly(List.of("other"));
        assertThat(config.warnings()).extracting(it -> it.line() + " " + it.reason()).containsExactly(
                "16 there are several groups 'g': the last one holds", "17 'update_interval' is missing: * is taken",
                "18 'stats' has an empty name, which is left out");
    }

    @Test
    void whatIsNoTomlIsToldWithItsPlace() {
        assertThat(parsed("[global\n").errors()).singleElement().extracting(Problem::line).isEqualTo(1);
        assertThat(ConfigReader.read(Path.of("/does/not/exist"), Set.of()).errors()).hasSize(1);
    }
}
