package io.gather.stats.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.gather.stats.capture.Captures;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.metric.KeysReply;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PullsTest {
    private final Map<String, StatKey> known = new HashMap<>();

    @Test
    void theShippedConfigurationIsAskedAsGostatsAsks() {
        StatsConfig config = config(Captures.text("a_influxv1_default/config.toml"));
        config.groups().forEach(group -> group.stats().forEach(stat -> know(stat,
                stat.startsWith("node.ifs.heat")
                        ? 10
                        : group.name().equals("ifs_space_stats")
                                ? 300
                                : stat.startsWith("cluster.protostats") ? 0 : 5)));
        List<Pull> pulls = Pulls.of(config, known);

        assertThat(pulls).extracting(Pull::interval).containsExactlyInAnyOrder(Duration.ofSeconds(5),
                Duration.ofSeconds(300), Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        assertThat(asked(pulls)).isEqualTo(captured("a_influxv1_default"));
    }

    @Test
    void minimumsAndFixedIntervalsAreThoseOfGostats() {
        know("cluster.cpu.sys.avg", 5);
        know("node.load.1min", 5);
        know("cluster.protostats.nfs", 0);
        know("cluster.protostats.nfs.total", 0);
        know("node.ifs.cache", 5);
        know("cluster.health", 0);
        know("ifs.bytes.avail", 300);
        know("node.ifs.heat.lock", 10);
        List<Pull> pulls = Pulls.of(config(Captures.text("c_prometheus/config.toml")), known);

        assertThat(pulls).extracting(Pull::interval).startsWith(Duration.ofSeconds(30), Duration.ofSeconds(150));
        // A stat that the cluster does not know is not asked for; gostats does where the interval is fixed.
        assertThat(asked(pulls)).isEqualTo(captured("c_prometheus").stream()
                .map(keys -> keys.stream().filter(key -> !key.equals("no.such.stat"))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({"*,5,5,5", "*,0,5,5", "*,7,5,7", "*,300,30,300", "*2,5,5,10", "*0.5,10,5,5", "*0.5,10,1,5",
            "*1.27,10,5,12",
            "*3,0,5,5", "12.7,300,5,12", "60,5,30,60", "3,5,30,30", "0,5,1,1", "*0.1,5,1,1", "*-2,5,7,7", "-4,5,7,7",
            "*31622399,1e300,5,31622400"})
    void intervalsAreWholeSecondsAndNotBelowTheMinimum(String written, double own, int minimum, long seconds) {
        know("s", own);

        assertThat(Pulls.of(config("", written, minimum, "[\"g\"]"), known)).extracting(it -> it.interval().toSeconds())
                .containsExactly(seconds);
    }

    @Test
    void groupsAreAskedOneByOneWhereThatIsWanted() {
        know("s", 5);
        know("t", 5);
        know("u", 300);

        assertThat(Pulls.of(config("", "*", 5, "[\"h\", \"g\"]"), known)).containsExactly(
                new Pull.Stats("", Duration.ofSeconds(5), List.of("t", "s")),
                new Pull.Stats("", Duration.ofSeconds(300), List.of("u")));
        assertThat(Pulls.of(config("fetch_by_statgroup = true", "*", 5, "[\"h\", \"g\"]"), known)).containsExactly(
                new Pull.Stats("h", Duration.ofSeconds(5), List.of("t")),
                new Pull.Stats("h", Duration.ofSeconds(300), List.of("u")),
                new Pull.Stats("g", Duration.ofSeconds(5), List.of("s")));
    }

    @Test
    void keysOfARealClusterMakeTheSameRequests() throws IOException {
        String data = System.getenv("GATHER_CHECK_DATA");
        Assumptions.assumeTrue(data != null,
                "GATHER_CHECK_DATA is not set: the keys of a real cluster are not at hand");
        Path file = Path.of(String.valueOf(data), "gostats", "papi", "onefs_statistics_keys_2016.json");
        try (InputStream in = Files.newInputStream(file)) {
            KeysReply.read(in, known::put);
        }
        List<Pull> pulls = Pulls.of(config(Captures.text("a_influxv1_default/config.toml")), known);

        assertThat(asked(pulls)).isEqualTo(captured("a_influxv1_default"));
    }

    private void know(String stat, double interval) {
        known.put(stat, new StatKey(stat, "", "", "", "", "", interval));
    }

    private static Set<Set<String>> asked(List<Pull> pulls) {
        Set<Set<String>> asked = new LinkedHashSet<>();
        for (Pull pull : pulls) {
            switch (pull) {
                case Pull.Stats stats -> RequestSplit.of(stats.keys()).forEach(keys -> asked.add(new TreeSet<>(keys)));
                case Pull.Summary(SummaryKind kind, Duration _) -> asked.add(Set.of(kind.word()));
            }
        }
        return asked;
    }

    private static Set<Set<String>> captured(String capture) {
        Set<Set<String>> asked = new LinkedHashSet<>();
        for (String line : Captures.lines(capture + "/requests.jsonl")) {
            String path = line.replaceFirst(".*?\"p\": \"([^\"]*)\".*", "$1");
            if (path.contains("/statistics/current")) {
                asked.add(Arrays.stream(path.split("&")).filter(it -> it.startsWith("key="))
                        .map(it -> it.substring("key=".length())).collect(Collectors.toCollection(TreeSet::new)));
            } else if (path.contains("/summary/")) {
                asked.add(Set.of(path.replaceFirst(".*/summary/([a-z]+).*", "$1")));
            }
        }
        return asked;
    }

    private static StatsConfig config(String more, String interval, int minimum, String active) {
        return config("""
                [global]
                version = "0.40"
                stats_processor = "discard"
                min_update_interval_override = %d
                active_stat_groups = %s
                %s
                [[cluster]]
                hostname = "h"
                username = "u"
                password = "p"
                [[statgroup]]
                name = "g"
                update_interval = "%s"
                stats = ["s", "unknown"]
                [[statgroup]]
                name = "h"
                update_interval = "*"
                stats = ["t", "u"]
                """.formatted(minimum, active, more, interval));
    }

    private static StatsConfig config(String text) {
        return ConfigReader.parse(Path.of("x"), text, Set.of("discard")).usable();
    }
}
