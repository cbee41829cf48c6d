package io.gather.stats.metric;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import io.gather.stats.capture.Captures;
import io.gather.stats.capture.Heard;
import io.gather.stats.capture.Replies;
import io.gather.stats.capture.Scenario;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Whatever a cluster, or what stands in its place, answers: there are points, or it is said that it is no reply. */
class ReplyFuzzTest {
    private static final String[] PIECES = {"{", "}", "[", "]", ",", ":", "\"", "null", "true", "1e999", "-", "\\u0000",
            "\"stats\"", "99999999999999999999", "\u00ff\u00fe", "NaN", "[[[[[[[[[[", "{\"a\":", "\"op_name\""};
    private final Heard heard = new Heard();

    @Test
    void changedRepliesAreReadOrRefused() {
        long seed = Seed.next();
        Random random = new Random(seed);
        String[] replies = {Scenario.of("v_decode_vectors_v1").current(1_700_000_000, true, true),
                Replies.summary("client", Captures.lines("a_influxv1_default/lines.005.txt")),
                "{\"keys\":[{\"key\":\"a\",\"description\":\"d\",\"units\":\"u\",\"scope\":\"s\",\"type\":\"t\","
                        + "\"aggregation_type\":\"a\",\"policies\":[{\"persistent\":false,\"interval\":5}]}],\"resume\":null}"};
        int refused = 0;
        for (int i = 0; i < 6000; i++) {
            StringBuilder text = new StringBuilder(replies[i % 3]);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                text.replace(at, Math.min(text.length(), at + random.nextInt(6)),
                        PIECES[random.nextInt(PIECES.length)]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            try {
                read(i % 3, new ByteArrayInputStream(bytes));
            } catch (ReplyException e) {
                refused++;
                assertThat(e.getMessage()).as("seed %d", seed).isNotEmpty();
            } catch (IOException | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", text " + text, e);
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(100, 5990);
        assertThat(heard.points).isNotEmpty()
                .allSatisfy(point -> assertThat(point.fields().size()).as("seed %d", seed).isPositive());
    }

    /** A value that is as large as a reply can be is held in part only. */
    @Test
    void oneValueWithoutEndIsNotHeld() throws IOException {
        try (InputStream in = new Repeated("{\"stats\":[{\"key\":\"s\",\"time\":1,\"value\":[", "{\"v\":1},",
                40_000_000,
                "{\"v\":1}]},{\"key\":\"t\",\"time\":1,\"value\":1}]}")) {
            read(0, in);
        }
        assertThat(heard.odd).containsExactly("s TOO_LARGE");
        assertThat(heard.points).extracting(Point::name).containsExactly("t");
    }

    /** A thousand paths of a node, each with what is told of one, are a value like others. */
    @Test
    void aLargeValueIsHeldWhole() throws IOException {
        read(0, Replies.stream("{\"stats\":[{\"key\":\"s\",\"time\":1,\"value\":["
                + "{\"path\":\"/ifs/data/of/somebody\",\"op\":\"read\",\"a\":1,\"b\":2,\"c\":3},".repeat(10_000)
                + "{\"a\":1}]}]}"));
        assertThat(heard.odd).isEmpty();
        assertThat(heard.points).hasSize(10_001);
    }

    /** What is in a map belongs to each record of its lists: both large would be records without end. */
    @Test
    void aLargeMapWithALongListIsNotMultiplied() {
        StringBuilder value = new StringBuilder("{");
        for (int i = 0; i < 30_000; i++) {
            value.append("\"f").append(i).append("\":1,");
        }
        value.append("\"list\":[").append("{},".repeat(30_000)).append("{}]}");

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(0, Replies.stream(
                "{\"stats\":[{\"key\":\"s\",\"time\":1,\"value\":" + value + "}]}")));
        assertThat(heard.odd).containsExactly("s TOO_LARGE");
        assertThat(heard.points.size()).isLessThan(40);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(
                () -> read(0, new Repeated("{\"stats\":[{\"key\":\"s\",\"time\":1,\"value\":", "[", 1_000_000, "")))
                .isInstanceOf(ReplyException.class).hasMessageContaining("nesting depth");
        assertThatThrownBy(() -> read(0, new Repeated("{\"stats\":[{\"key\":\"", "x", 2_000_000, "\"}]}")))
                .isInstanceOf(ReplyException.class).hasMessageContaining("length");
    }

    private void read(int kind, InputStream in) throws IOException {
        PointOrigin origin = new PointOrigin("c", true);
        switch (kind) {
            case 0 -> new CurrentReply(origin, heard).read(in);
            case 1 -> new SummaryReply(SummaryKind.CLIENT, origin, heard).read(in);
            default -> KeysReply.read(in, (name, key) -> assertThat(key.interval()).isNotNegative());
        }
    }

    /** A text in the middle again and again, until there are so many bytes of it. */
    private static final class Repeated extends InputStream {
        private final byte[] start;
        private final byte[] middle;
        private final long repeated;
        private final byte[] end;
        private long at;

        Repeated(String start, String middle, long bytes, String end) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.middle = middle.getBytes(StandardCharsets.UTF_8);
            this.repeated = bytes / middle.length() * middle.length();
            this.end = end.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = 0;
            for (int next = count < length ? read() : -1; next >= 0; next = count < length ? read() : -1) {
                into[from + count++] = (byte) next;
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public int read() {
            long index = at++;
            if (index < start.length) {
                return start[(int) index];
            }
            index -= start.length;
            if (index < repeated) {
                return middle[(int) (index % middle.length)];
            }
            index -= repeated;
            return index < end.length ? end[(int) index] : -1;
        }
    }
}
