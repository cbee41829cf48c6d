package io.gather.stats.spool;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.gather.stats.capture.Replies;
import io.gather.stats.metric.CurrentReply;
import io.gather.stats.metric.OddKind;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatFailure;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.metric.SummaryReply;
import io.gather.stats.sink.PointBatch;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryBudgetTest {
    private static final PointOrigin ORIGIN = new PointOrigin("east", true);
    private static final int COPIES = 21;
    private static final int NODES = 250;
    /** Texts that records of several lists have in common are counted for each: looking for them would cost more than they take. */
    private static final Percentage TOLERANCE = Percentage.withPercentage(30);
    /** The serial collector leaves what is dead where it is small, but for each fourth time. */
    private static final int COMPACTS_EACH = 4;

    private interface Answer {
        PointBatch read() throws IOException;
    }

    @Test
    void numbersOfNodesTakeWhatIsCounted() throws Exception {
        StringBuilder stats = new StringBuilder();
        for (int stat = 0; stat < 40; stat++) {
            for (int node = 1; node <= NODES; node++) {
                stats.append(entry("node.some.stat.of.many." + stat, node, Integer.toString(node)));
            }
        }
        assertIsCounted(stats);
    }

    @Test
    void operationsOfProtocolsTakeWhatIsCounted() throws Exception {
        StringBuilder stats = new StringBuilder();
        for (int stat = 0; stat < 40; stat++) {
            StringBuilder list = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                list.append(i == 0 ? "" : ",").append("{\"op_name\":\"operation").append(i)
                        .append("\",\"class_name\":\"namespace_write\",\"op_rate\":1.5,\"op_count\":7,\"in_max\":3,\"in_rate\":2,"
                                + "\"out_max\":9,\"time_avg\":12.25}");
            }
            stats.append(entry("cluster.protostats.p" + stat, 0, "[" + list + "]"));
        }
        assertIsCounted(stats);
    }

    @Test
    void clientsTakeWhatIsCounted() throws Exception {
        StringBuilder clients = new StringBuilder("{\"client\":[");
        for (int i = 0; i < 5000; i++) {
            clients.append(i == 0 ? "" : ",").append("{\"class\":\"read\",\"local_addr\":\"10.0.0.").append(i % 250)
                    .append("\",\"local_name\":\"n").append(i % 250).append("\",\"node\":").append(i % 250)
                    .append(",\"protocol\":\"nfs3\",\"remote_addr\":\"10.1.").append(i / 250).append('.')
                    .append(i % 250).append("\",\"remote_name\":\"client").append(i)
                    .append("\",\"in\":1.5,\"time\":1700000000,\"user\":{\"id\":\"UID:").append(i)
                    .append("\",\"name\":\"user").append(i).append("\",\"type\":\"user\"}}");
        }
        String reply = clients.append("]}").toString();
        assertIsCounted(() -> {
            Heard heard = new Heard();
            assertThat(new SummaryReply(SummaryKind.CLIENT, ORIGIN, heard).read(Replies.stream(reply))).isEmpty();
            return heard.batch();
        });
    }

    private static String entry(String key, int device, String value) {
        return "{\"devid\":" + device + ",\"node\":" + device + ",\"key\":\"" + key
                + "\",\"time\":1700000000,\"value\":"
                + value + "},";
    }

    private static void assertIsCounted(StringBuilder stats) throws IOException {
        String reply = "{\"stats\":[" + stats.substring(0, stats.length() - 1) + "]}";
        assertIsCounted(() -> {
            Heard heard = new Heard();
            assertThat(new CurrentReply(ORIGIN, heard).read(Replies.stream(reply))).isEmpty();
            return heard.batch();
        });
    }

    private static void assertIsCounted(Answer answer) throws IOException {
        List<PointBatch> kept = new ArrayList<>();
        for (int i = 0; i < COPIES; i++) {
            kept.add(answer.read());
        }
        PointBatch last = kept.getLast();
        long with = used();
        kept.clear();
        long each = (with - used()) / (COPIES - 1);

        assertThat(MemoryBudget.bytes(last)).as("of %d points", last.points().size())
                .isCloseTo(each, TOLERANCE);
    }

    private static long used() {
        for (int i = 0; i < COMPACTS_EACH; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static final class Heard implements ReplyListener {
        private final List<Point> points = new ArrayList<>();

        @Override
        public void point(Point point) {
            points.add(point);
        }

        @Override
        public void odd(String stat, OddKind kind) {
            throw new AssertionError(stat + ": " + kind);
        }

        @Override
        public void failed(StatFailure failure) {
            throw new AssertionError(failure);
        }

        PointBatch batch() {
            return new PointBatch(Duration.ofSeconds(5), points);
        }
    }
}
