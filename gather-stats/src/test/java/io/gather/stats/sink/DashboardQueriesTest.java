package io.gather.stats.sink;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gather.fixtures.database.InfluxServer;
import io.gather.fixtures.database.PrometheusServer;
import io.gather.fixtures.onefs.OnefsCluster;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.fixtures.onefs.OnefsTls;
import io.gather.stats.capture.Captures;
import io.gather.stats.capture.Heard;
import io.gather.stats.cluster.PapiClusters;
import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.StatKey;
import io.gather.stats.schedule.Pull;
import io.gather.stats.schedule.Pulls;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people's dashboards ask is there, in a real database that was filled from a cluster by the shipped configuration. What is not, and
 * why, stands in {@code dashboard-gaps.txt}.
 */
@Timeout(60)
class DashboardQueriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INFLUX_QL = 226;
    private static final int PROM_QL = 118;
    /** How Grafana asks Prometheus what a variable may be. */
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), *(\\w+)\\)");

    @TempDir
    Path folder;

    private static JsonNode queries() throws IOException {
        String data = System.getenv("GATHER_CHECK_DATA");
        Assumptions.assumeTrue(data != null, "GATHER_CHECK_DATA is not set: the dashboards' queries are not at hand");
        Path file = Path.of(String.valueOf(data), "gostats", "dashboard_queries.json");
        Assumptions.assumeTrue(Files.exists(file), "there is no " + file);
        return JSON.readTree(Files.readAllBytes(file)).path("queries");
    }

    /** Of one language, without their variables; and what fills their variables. */
    private static Set<String> queries(String language, int howMany) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        int count = 0;
        for (JsonNode entry : queries()) {
            if (languageOf(entry).equals(language)) {
                count++;
                all.add(filled(entry.path("query").isTextual() ? entry.path("query").asText() : built(entry)));
            }
        }
        assertThat(count).as("queries in %s", language).isEqualTo(howMany);
        return all;
    }

    /** What fills a variable does not tell it. */
    private static String languageOf(JsonNode entry) {
        if (!entry.path("kind").asText().equals("template")) {
            return entry.path("language").asText();
        }
        return switch (entry.path("variable_type").asText()) {
            case "custom" -> "list of words";
            default -> entry.path("source").asText().endsWith("/prometheus") ? "PromQL" : "InfluxQL";
        };
    }

    @Test
    void noQueryIsPassedOver() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        queries().forEach(entry -> counts.merge(languageOf(entry), 1, Integer::sum));
        assertThat(counts).isEqualTo(Map.of("InfluxQL", INFLUX_QL, "PromQL", PROM_QL, "list of words", 1));
    }

    /** Where only the parts of a query are told. */
    private static String built(JsonNode entry) {
        String where = StreamSupport.stream(entry.path("where_tags").spliterator(), false)
                .map(tag -> "\"" + tag.path("tag").asText() + "\" " + tag.path("op").asText() + " "
                        + tag.path("value").asText() + " AND ")
                .collect(Collectors.joining());
        String groups = StreamSupport.stream(entry.path("group_by_tags").spliterator(), false)
                .map(tag -> ", \"" + tag.asText() + "\"").collect(Collectors.joining());
        return "SELECT mean(\"" + entry.path("fields").path(0).asText() + "\") FROM \""
                + entry.path("measurements").path(0).asText() + "\" WHERE " + where
                + "$timeFilter GROUP BY time($interval)" + groups;
    }

    private static String filled(String query) {
        return LABEL_VALUES.matcher(query).replaceAll("group by ($2) ($1)").replace("$cluster", "democluster")
                .replace("$protocol$", ".*$").replace("$protocol", "nfs")
                .replace("$timeFilter", "time > now() - 1h").replaceAll("\\$(__)?interval|(?<=time\\()auto", "1m")
                .replaceAll("\\$(node|type|drive_id|workload_type)\\b", ".*");
    }

    private static Map<Pattern, String> gaps() throws IOException {
        Map<Pattern, String> gaps = new LinkedHashMap<>();
        try (InputStream in = DashboardQueriesTest.class.getResourceAsStream("dashboard-gaps.txt")) {
            byte[] table = Objects.requireNonNull(in).readAllBytes();
            for (String line : new String(table, StandardCharsets.UTF_8).lines().toList()) {
                String[] parts = line.split(" : ", 2);
                gaps.put(Pattern.compile(parts[0]), parts[1]);
            }
        }
        return gaps;
    }

    private static void check(Set<String> queries, Predicate<String> hasData, int least) throws IOException {
        Map<Pattern, String> gaps = gaps();
        List<String> wrong = new ArrayList<>();
        Set<String> reasons = new TreeSet<>();
        int good = 0;
        for (String query : queries) {
            boolean data = hasData.test(query);
            List<String> why = gaps.entrySet().stream().filter(gap -> gap.getKey().matcher(query).find())
                    .map(Map.Entry::getValue).toList();
            good += data ? 1 : 0;
            reasons.addAll(why);
            if (data != why.isEmpty()) {
                wrong.add((data ? "has data, against the table: " : "has no data: ") + query);
            }
        }
        assertThat(wrong).as("of %s queries %s have data; the others: %s", queries.size(), good, reasons).isEmpty();
        assertThat(good).isGreaterThanOrEqualTo(least);
    }

    private static String config(OnefsCluster cluster, String sink, String more) {
        String shipped = Captures.text("a_influxv1_default/config.toml");
        Matcher active = Pattern.compile("(?s)active_stat_groups\\s*=\\s*\\[.*?]").matcher(shipped);
        assertThat(active.find()).isTrue();
        return """
                [global]
                version = "0.40"
                min_update_interval_override = 5
                stats_processor = "%s"
                %s
                [logging]
                log_to_stdout = true
                %s
                [[cluster]]
                hostname = "%s"
                port = %d
                username = "%s"
                password = "%s"
                """.formatted(sink, active.group(), more, cluster.host(), cluster.port(), OnefsSetup.USER,
                OnefsSetup.PASSWORD) + (sink.equals("prometheus") ? "prometheus_port = " + freePort() + "\n" : "")
                + "[summary_stats]\nprotocol = true\nclient = true\ndrive = true\n"
                + shipped.substring(shipped.indexOf("[[statgroup]]"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that is configured, once, into a sink that stays open. */
    private StatsSink filled(StatsConfig config) throws IOException, InterruptedException {
        List<String> wanted = config.groups().stream().flatMap(group -> group.stats().stream()).toList();
        Heard heard = new Heard();
        try (StatsCluster cluster = new PapiClusters(config.global(), Map.of()).open(config.clusters().getFirst())) {
            Map<String, StatKey> known = cluster.describe(wanted, (_, _) -> {});
            PointOrigin origin = PointOrigin.of(cluster.name(), false, false);
            for (Pull pull : Pulls.of(config, known)) {
                switch (pull) {
                    case Pull.Stats stats -> cluster.current(stats.keys(), origin, heard);
                    case Pull.Summary summary -> cluster.summary(summary.kind(), origin, heard);
                }
            }
            StatsSink sink = StatsSinks.installed().named(config.sink().name())
                    .open(new SinkTarget(origin.cluster(), config.clusters().getFirst(), config.sink(), known,
                            Map.of(), folder));
            assertThat(sink.write(new PointBatch(Duration.ofMinutes(5), heard.points))).isZero();
            return sink;
        }
    }

    private static StatsConfig parsed(String text) {
        return ConfigReader.parse(Path.of("idic.toml"), text, StatsSinks.installed().names()).usable();
    }

    @Test
    void influxDbAnswersTheDashboards() throws IOException, InterruptedException {
        Set<String> queries = queries("InfluxQL", INFLUX_QL);
        try (OnefsCluster cluster = OnefsCluster.start(OnefsTls.in(folder), OnefsSetup.small().at(0));
                InfluxServer server = InfluxServer.start(Files.createDirectory(folder.resolve("db")))) {
            assertThat(server.ask("CREATE DATABASE isi")).doesNotContain("error");
            try (StatsSink sink = filled(parsed(config(cluster, "influxdb",
                    "[influxdb]\nhost = \"127.0.0.1\"\nport = " + server.port() + "\ndatabase = \"isi\"")))) {
                assertThat(sink.refusal()).isEmpty();
                check(queries, query -> hasValues(server.ask("isi", query)), 150);
                assertThat(server.ask("isi", "show tag values with key = \"cluster\"")).contains("democluster");
                assertThat(server.ask("isi", "show tag values with key = \"node\" where \"cluster\" =~ /^democluster/"))
                        .contains("[\"node\",\"3\"]");
            }
        }
    }

    private static boolean hasValues(String answer) {
        try {
            JsonNode result = JSON.readTree(answer).path("results").path(0);
            assertThat(result.has("error")).as(answer).isFalse();
            for (JsonNode series : result.path("series")) {
                for (JsonNode row : series.path("values")) {
                    if (row.size() > 1 && !row.path(1).isNull()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(answer, e);
        }
    }

    @Test
    void prometheusAnswersTheDashboardsOfTheConnector() throws IOException, InterruptedException {
        Set<String> queries = queries("PromQL", PROM_QL);
        try (OnefsCluster cluster = OnefsCluster.start(OnefsTls.in(folder), OnefsSetup.small().at(0))) {
            StatsConfig config = parsed(config(cluster, "prometheus", "[prometheus]\nmetric_names = \"connector\""));
            int port = config.clusters().getFirst().prometheusPort().orElseThrow();
            try (StatsSink _ = filled(config);
                    PrometheusServer server = PrometheusServer.start(Files.createDirectory(folder.resolve("db")),
                            "- job_name: isilon\n  static_configs:\n"
                                    + "  - targets: ['127.0.0.1:" + port + "']\n")) {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (!hasResult(server.ask("isilon_cluster_health")) && System.nanoTime() < end) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
                check(queries, query -> hasResult(server.ask(query)), 60);
            }
        }
    }

    private static boolean hasResult(String answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            assertThat(json.path("status").asText()).as(answer).isEqualTo("success");
            return !json.path("data").path("result").isEmpty();
        } catch (IOException e) {
            throw new IllegalStateException(answer, e);
        }
    }
}
