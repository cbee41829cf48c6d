package io.gather.stats.sink.influx;

import java.io.IOException;
import java.util.List;

import io.gather.stats.capture.Captures;
import io.gather.stats.capture.Heard;
import io.gather.stats.capture.Replies;
import io.gather.stats.capture.Scenario;
import io.gather.stats.metric.CurrentReply;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.metric.SummaryReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From a cluster's answers to the lines that gostats wrote of them. */
class CapturedLinesTest {
    private static final long TIME = 1_700_000_000;
    private final Heard heard = new Heard();

    @Test
    void valuesOfAllShapesWithNodesAndDegradedResults() throws IOException {
        String reply = Scenario.of("v_decode_vectors_v1").current(TIME, true, true);
        read(new PointOrigin("democluster", true), reply);

        assertThat(lines(heard.points)).containsExactlyInAnyOrderElementsOf(
                Captures.lines("v_decode_vectors_v1/lines_degraded_lnn.txt"));
        assertThat(heard.odd).containsExactlyInAnyOrder("v.list.of.strings TEXT_IN_LIST",
                "v.list.of.strings TEXT_IN_LIST", "v.map.only.strings NO_NUMBER");
    }

    @Test
    void valuesOfAllShapesWithoutThem() throws IOException {
        String reply = Scenario.of("v_decode_vectors_v1").current(TIME, false, true);
        read(PointOrigin.of("DemoCluster", false, false), reply);

        // Whose tag it is when a record has a 'cluster' of its own is a matter of luck there; here it is always the cluster's.
        List<String> captured = Captures.lines("v_decode_vectors_v1/lines_nodegraded_nolnn.txt").stream()
                .map(line -> line.replace("cluster=evil", "cluster=democluster")).toList();
        assertThat(lines(heard.points)).containsExactlyInAnyOrderElementsOf(captured);
    }

    @ParameterizedTest
    @ValueSource(strings = {"001", "003", "006"})
    void statsOfTheShippedConfiguration(String capture) throws IOException {
        List<String> captured = Captures.lines("a_influxv1_default/lines." + capture + ".txt");
        read(new PointOrigin("democluster", false), Replies.current(captured));

        assertThat(lines(heard.points)).containsExactlyInAnyOrderElementsOf(captured);
        assertThat(heard.odd).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"002 DRIVE", "004 PROTOCOL", "005 CLIENT"})
    void summaries(String capture) throws IOException {
        SummaryKind kind = SummaryKind.valueOf(capture.substring(4));
        List<String> captured = Captures.lines("a_influxv1_default/lines." + capture.substring(0, 3) + ".txt");
        List<?> errors = new SummaryReply(kind, new PointOrigin("democluster", true), heard)
                .read(Replies.stream(Replies.summary(kind.word(), captured)));

        assertThat(errors).isEmpty();
        assertThat(lines(heard.points)).containsExactlyElementsOf(captured);
    }

    private void read(PointOrigin origin, String reply) throws IOException {
        assertThat(new CurrentReply(origin, heard).read(Replies.stream(reply))).isEmpty();
    }

    private static List<String> lines(List<Point> points) {
        InfluxText lines = InfluxText.v1();
        points.forEach(point -> assertThat(lines.append(point)).isTrue());
        return lines.toString().lines().toList();
    }
}
