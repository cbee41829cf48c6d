package io.gather.transport.node.rpc.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventTest {
    private static final Outcome OUTCOME = new Outcome(7, "host", "date", null, "000007", Status.OK, "date", 0, null,
            Instant.parse("2026-11-20T10:00:00Z"), Duration.ofMillis(20), 1, 29, 49, null);

    @Test
    void isALineWithoutWhatIsNotSaid() throws Exception {
        Event event = new Event(OUTCOME, List.of(), Event.base64(new byte[]{31, -117, 8}), false, List.of(), false);
        String line = Json.write(event);

        assertThat(line).isEqualTo("{\"outcome\":{\"task\":7,\"group\":\"host\",\"item\":\"date\",\"spool\":\"000007\","
                + "\"status\":\"ok\",\"source\":\"date\",\"exit\":0,\"start\":\"2026-11-20T10:00:00Z\","
                + "\"took\":\"PT0.02S\",\"results\":1,\"size\":29,\"stored\":49},\"members\":\"H4sI\"}");
        Event read = Json.read(line, Event.class);
        assertThat(read.outcome()).isEqualTo(OUTCOME);
        assertThat(read.bytes()).containsExactly(31, -117, 8);
        assertThat(read.finished()).isFalse();
        assertThat(Json.write(Event.end(List.of("odd")))).isEqualTo("{\"notices\":[\"odd\"],\"finished\":true}");
    }

    /** What a newer minion says besides is passed over. */
    @Test
    void knowsWhatItKnows() throws Exception {
        Event read = Json.read("{\"finished\":true,\"temperature\":[1,2]}", Event.class);

        assertThat(read.finished()).isTrue();
        assertThat(read.results()).isEmpty();
        assertThat(read.notices()).isEmpty();
    }

    @Test
    void aRunIsNamedAsAFolderCouldBe() {
        assertThat(new RunKey("20261120T101500Z-7f3a09bc", "node-1.example").toString())
                .isEqualTo("20261120T101500Z-7f3a09bc/node-1.example");
        for (String odd : List.of("..", "a/b", "", "a\nb", ".hidden")) {
            assertThatThrownBy(() -> new RunKey("g", odd)).isInstanceOf(GatherException.class);
        }
    }
}
