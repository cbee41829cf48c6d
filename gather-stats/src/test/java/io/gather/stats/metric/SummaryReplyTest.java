package io.gather.stats.metric;

import java.io.IOException;

import io.gather.stats.capture.Heard;
import io.gather.stats.capture.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SummaryReplyTest {
    private final Heard heard = new Heard();

    @ParameterizedTest
    @EnumSource
    void whatIsNotToldIsZero(SummaryKind kind) throws IOException {
        read(kind, "{\"time\":7,\"in\":null}");

        Point point = heard.points.getFirst();
        assertThat(point.name()).isEqualTo("node.summary." + kind.word());
        assertThat(point.fields().size()).isEqualTo(kind == SummaryKind.PROTOCOL ? 17 : 14);
        assertThat(point.tags()).hasToString("{cluster=c}");
    }

    @Test
    void countsAreWholeHoweverLarge() throws IOException {
        read(SummaryKind.PROTOCOL, "{\"time\":7,\"operation_count\":9007199254740993}");

        assertThat(heard.points.getFirst().fields().toString()).contains("operation_count=9007199254740993,")
                .contains("in=0.0");
    }

    @Test
    void aUserIsThreeTags() throws IOException {
        read(SummaryKind.CLIENT,
                "{\"time\":7,\"node\":3,\"user\":{\"id\":\"UID:0\",\"name\":null,\"type\":\"user\",\"x\":1}}");
        read(SummaryKind.DRIVE, "{\"time\":7,\"node\":3,\"user\":{\"id\":\"UID:0\"}}");

        assertThat(heard.points).extracting(point -> point.tags().toString())
                .containsExactly("{cluster=c, node=3, user_id=UID:0, user_type=user}", "{cluster=c}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "{}", "{\"time\":null}", "{\"time\":7,\"in\":\"1\"}",
            "{\"time\":7,\"num_operations\":1.5}", "{\"time\":7,\"class\":5}", "{\"time\":7,\"user\":\"root\"}",
            "{\"time\":7,\"user\":{\"id\":7}}", "{\"time\":7,\"node\":\"3\"}", "{\"time\":7,\"in\":{\"a\":1}}"})
    void aRecordOfOtherTypesCostsNoOther(String record) throws IOException {
        read(SummaryKind.CLIENT, record + ",{\"time\":8}");

        assertThat(heard.points).extracting(Point::seconds).containsExactly(8L);
        assertThat(heard.odd).containsExactly("node.summary.client NOT_AS_DECLARED");
    }

    @Test
    void theReplyToSomethingElseIsNone() {
        assertThatThrownBy(() -> new SummaryReply(SummaryKind.DRIVE, new PointOrigin("c", false), heard)
                .read(Replies.stream("{\"client\":[]}"))).isInstanceOf(ReplyException.class)
                .hasMessage("the reply has no list 'drive'");
    }

    private void read(SummaryKind kind, String records) throws IOException {
        assertThat(new SummaryReply(kind, new PointOrigin("c", true), heard)
                .read(Replies.stream("{\"" + kind.word() + "\":[" + records + "]}"))).isEmpty();
    }
}
