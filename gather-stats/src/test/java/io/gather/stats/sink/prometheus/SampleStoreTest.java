package io.gather.stats.sink.prometheus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import io.gather.stats.capture.Captures;
import io.gather.stats.capture.Heard;
import io.gather.stats.capture.Replies;
import io.gather.stats.config.MetricNames;
import io.gather.stats.metric.CurrentReply;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.metric.SummaryReply;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SampleStoreTest {
    private static final long SECOND = 1_000_000_000;
    private static final String HEAT = "[{\"op_rate\":131.6551361083984,\"path\":\"SYSTEM (0x0)\"},"
            + "{\"op_rate\":60.76391220092773,\"path\":\"/ifs/a\\\"b\\\\c\\nd é\"}]";
    private static final List<String> STATS = List.of("cluster.cpu.sys.avg", "cluster.health", "node.load.1min",
            "cluster.protostats.nfs", "cluster.protostats.nfs.total", "node.ifs.cache");
    private static final String BODY = Captures.text("c_prometheus/m1.txt").split("\r?\n\r?\n", 2)[1];

    /** The answers of the same cluster are in another capture, as lines; what it answered differently here is added. */
    @Test
    void theTextIsThatOfGostats() throws IOException {
        PointOrigin origin = PointOrigin.of("DemoCluster", true, true);
        Heard heard = new Heard();
        String reply = Replies.current(Stream.of("001", "003")
                .flatMap(it -> Captures.lines("a_influxv1_default/lines." + it + ".txt").stream())
                .filter(line -> STATS.contains(line.substring(0, line.indexOf(',')))).map(SampleStoreTest::later)
                .toList());
        new CurrentReply(origin, heard).read(Replies.stream(reply.replace(
                "\"devid\":2,\"node\":2,\"error\":null,\"error_code\":null,\"key\":\"node.load.1min\"",
                "\"devid\":2,\"node\":2,\"error\":\"Degraded\",\"error_code\":3,\"key\":\"node.load.1min\"")));
        new CurrentReply(origin, heard).read(Replies.stream("{\"stats\":[" + entry(0, 0, "ifs.bytes.avail",
                "18446744073709551615") + "," + entry(1, 1, "node.ifs.heat.lock", HEAT) + ","
                + entry(2, 2, "node.ifs.heat.lock", HEAT) + "," + entry(4, 3, "node.ifs.heat.lock", HEAT) + "]}"));
        for (String capture : List.of("002 DRIVE", "004 PROTOCOL", "005 CLIENT")) {
            SummaryKind kind = SummaryKind.valueOf(capture.substring(4));
            new SummaryReply(kind, origin, heard).read(Replies.stream(Replies.summary(kind.word(),
                    Captures.lines("a_influxv1_default/lines." + capture.substring(0, 3) + ".txt").stream()
                            .map(SampleStoreTest::later).toList())));
        }
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.GOSTATS, "isilon_cluster"), 2, stats());
        store.put(new PointBatch(Duration.ofSeconds(30), heard.points), 0);

        assertThat(text(store, 0)).isEqualTo(BODY);
        assertThat(store.size()).isEqualTo((int) BODY.lines().filter(line -> !line.startsWith("#")).count());
    }

    @ParameterizedTest
    @CsvSource({"5,30,1,30", "5,30,2,60", "300,30,1.5,450", "0,5,1,5", "0,1,1,5", "0,1,3,15", "7,7,1,7"})
    void aSampleIsShownForTheLongerOfTheIntervals(double own, int interval, double expiry, int shown) {
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.GOSTATS, ""), expiry,
                Map.of("s", key("s", "", own)));
        long now = Long.MAX_VALUE - 3 * SECOND;
        store.put(batch(interval, point("s", Map.of(), Map.of("v", 1.0))), now);

        assertThat(text(store, now + shown * SECOND - 1)).isNotEmpty();
        assertThat(text(store, now + shown * SECOND)).isEmpty();
        assertThat(store.size()).isZero();
    }

    @Test
    void theLastValueOfASeriesIsShown() {
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.GOSTATS, ""), 1, Map.of());
        store.put(batch(5, point("s", Map.of("t", "x"), Map.of("v", 1.0)),
                point("s", Map.of("t", "y"), Map.of("v", 2.0))), 0);
        store.put(batch(5, point("s", Map.of("t", "x"), Map.of("v", 3.0))), 4 * SECOND);

        assertThat(text(store, 4 * SECOND)).isEqualTo("""
                # HELP isilon_stat_s\s
                # TYPE isilon_stat_s gauge
                isilon_stat_s{t="x"} 3 7000
                isilon_stat_s{t="y"} 2 7000
                """);
        assertThat(text(store, 6 * SECOND)).contains("t=\"x\"").doesNotContain("t=\"y\"");
    }

    @Test
    void numbersOfOperationsAreNotShownButCounted() {
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.GOSTATS, ""), 1, Map.of());
        store.put(batch(5, point("s", Map.of(), Map.of("op_id", 1.0, "rate", 2.0)),
                point("r", Map.of(), Map.of("op_id", 1.0))), 0);

        assertThat(text(store, 0)).contains("isilon_stat_s_rate 2 7000\n").doesNotContain("op_id")
                .doesNotContain("stat_r");
    }

    @Test
    void namesAndTextsAreMadeLegal() {
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.GOSTATS, "cluster"), 1,
                Map.of("a-b.c d", key("a-b.c d", "x\\y\n\"z\"", 5)));
        store.put(batch(5, point("a-b.c d", Map.of("cluster", "c", "1a", "\"\\\n", "_a", "two", "é:", ""),
                Map.of("v/w", 1.0, "x", 2.0))), 0);

        assertThat(text(store, 0)).startsWith("""
                # HELP isilon_stat_a_b_c_d_v_w x\\\\y\\n"z"
                # TYPE isilon_stat_a_b_c_d_v_w gauge
                isilon_stat_a_b_c_d_v_w{__="",_a="\\"\\\\\\n",cluster="c"} 1 7000
                """);
    }

    @Test
    void dashboardsOfTheConnectorFindTheirNames() {
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.CONNECTOR, ""), 1, Map.of());
        store.put(batch(5, point("node.load.1min", Map.of("cluster", "east", "devid", "4", "node", "2"),
                Map.of("value", 1.5)),
                point("cluster.protostats.nfs.total", Map.of("cluster", "east"),
                        Map.of("op_rate", 2.0, "time_avg", 3.0))),
                0);

        assertThat(text(store, 0).lines().filter(line -> !line.startsWith("#"))).containsExactly(
                "isilon_cluster_protostats_nfs_total_op_rate{hostname=\"east\"} 2 7000",
                "isilon_cluster_protostats_nfs_total_time_avg{hostname=\"east\"} 3 7000",
                "isilon_node_load_1min{hostname=\"east\",node=\"4\"} 1.5 7000");
    }

    /** Summaries know a node's number, and no device: each node keeps a series of its own. */
    @Test
    void summariesOfTheConnectorKeepTheirNodes() {
        MetricNaming naming = new MetricNaming(MetricNames.CONNECTOR, "");
        SampleStore store = new SampleStore(naming, 1, Map.of());
        Point first = point("node.summary.protocol", Map.of("cluster", "east", "node", "1", "class", "read"),
                Map.of("value", 1.0));
        Point second = point("node.summary.protocol", Map.of("cluster", "east", "node", "2", "class", "read"),
                Map.of("value", 2.0));
        store.put(batch(5, first, second), 0);

        assertThat(text(store, 0).lines().filter(line -> !line.startsWith("#"))).containsExactly(
                "isilon_node_summary_protocol{class=\"read\",hostname=\"east\",node=\"1\"} 1 7000",
                "isilon_node_summary_protocol{class=\"read\",hostname=\"east\",node=\"2\"} 2 7000");
        assertThat(naming.labels(first.tags())).isNotEqualTo(naming.labels(second.tags()));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0.0,0", "120,120", "999999,999999", "1000000,1e+06", "1048576,1.048576e+06",
            "-1234567.5,-1.2345675e+06",
            "0.0001,0.0001", "0.00001,1e-05", "0.000012345,1.2345e-05", "131.6551361083984,131.6551361083984",
            "18446744073709551615,1.8446744073709552e+19", "1e100,1e+100", "100000.5,100000.5", "NaN,NaN",
            "Infinity,+Inf", "-Infinity,-Inf"})
    void numbersAreThoseOfGo(double value, String expected) {
        StringBuilder text = new StringBuilder();
        SampleValue.append(value, text);

        assertThat(text).hasToString(expected);
    }

    @Test
    void whatIsOverIsForgottenAlsoWhereNobodyFetches() {
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.GOSTATS, ""), 2, Map.of());
        for (int i = 0; i < 1000; i++) {
            store.put(batch(5, point("s", Map.of("client", "10.0.0." + i), Map.of("in", 1.0, "out", 2.0))),
                    i * 5L * SECOND);
        }

        assertThat(store.size()).isLessThan(20);
    }

    @Test
    void eachMetricIsAsItIsWhenItsTurnComes() throws Exception {
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.GOSTATS, ""), 1, Map.of());
        store.put(batch(5, point("a", Map.of(), Map.of("v", 1.0)), point("b", Map.of(), Map.of("v", 1.0)),
                point("d", Map.of(), Map.of("v", 1.0))), 0);
        FamilyText first = Objects.requireNonNull(store.next("", 0));
        store.put(batch(5, point("a", Map.of(), Map.of("v", 2.0)), point("c", Map.of(), Map.of("v", 2.0))), 4 * SECOND);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        first.write(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("isilon_stat_a 1 7000\n");
        assertThat(Objects.requireNonNull(store.next(first.name(), 6 * SECOND)).name()).isEqualTo("isilon_stat_c");
        assertThat(store.next("isilon_stat_c", 6 * SECOND)).isNull();
        assertThat(store.size()).as("of others that are over nothing is kept").isEqualTo(2);
    }

    private static String text(SampleStore store, long now) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new MetricsPage(store, new Semaphore(1), () -> now).write(out);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, StatKey> stats() {
        Map<String, StatKey> stats = new HashMap<>();
        for (String stat : List.of("ifs.bytes.avail", "cluster.cpu.sys.avg", "cluster.health", "node.load.1min",
                "cluster.protostats.nfs.total", "node.ifs.cache")) {
            stats.put(stat, key(stat, help(stat), 5));
        }
        stats.put("cluster.protostats.nfs", key("", help("cluster.protostats.nfs.in"), 0));
        stats.put("node.ifs.heat.lock", key("", "Heat of lock \"events\" \\ line\nbreak", 10));
        return stats;
    }

    private static String help(String stat) {
        String start = "# HELP isilon_stat_" + stat.replace('.', '_');
        return BODY.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow().split(" ", 4)[3];
    }

    private static String later(String line) {
        return line.replace("1700000000", "1795219592");
    }

    private static String entry(int device, int node, String key, String value) {
        return "{\"devid\":" + device + ",\"node\":" + node + ",\"key\":\"" + key + "\",\"time\":1795219592,\"value\":"
                + value + "}";
    }

    private static StatKey key(String name, String description, double interval) {
        return new StatKey(name, description, "", "", "", "", interval);
    }

    private static PointBatch batch(int interval, Point... points) {
        return new PointBatch(Duration.ofSeconds(interval), List.of(points));
    }

    private static Point point(String name, Map<String, String> tags, Map<String, Double> fields) {
        return new Point(name, 7, TagSet.of(tags), FieldSet.of(fields));
    }
}
