package io.gather.stats.metric;

import java.io.IOException;
import java.util.List;

import io.gather.stats.capture.Heard;
import io.gather.stats.capture.Replies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CurrentReplyTest {
    private final Heard heard = new Heard();
    private final CurrentReply reply = new CurrentReply(new PointOrigin("c", false), heard);

    /** What stopped gostats, or its cluster, for good. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"null | NULL", "true | BOOLEAN", "'\"up\"' | TEXT", "[1,2] | NUMBER_IN_LIST",
            "{\"a\":1,\"b\":null} | NULL", "{\"a\":1,\"b\":false} | BOOLEAN", "{\"a\":1,\"b\":[]} | EMPTY_LIST",
            "{\"a\":{\"b\":null}} | NULL", "{} | NO_NUMBER", "[[1]] | LIST_IN_LIST", "NaN | NOT_FINITE",
            "1e999 | NOT_FINITE", "{\"a\":[\"x\"]} | TEXT_IN_LIST",
            "[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]] | LIST_IN_LIST",
            "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":"
                    + "{\"a\":{\"a\":1}}}}}}}}}}}}}}}}} | TOO_DEEP"})
    void whatIsOddCostsItsRecordOnly(String value, OddKind kind) throws IOException {
        read(entry("odd", value) + "," + entry("good", "1"));

        assertThat(heard.points).extracting(Point::name).containsExactly("good");
        assertThat(heard.odd).containsOnly("odd " + kind);
    }

    @Test
    void otherElementsOfAMixedListBecomePoints() throws IOException {
        read(entry("s", "[1,{\"v\":1},\"x\",{\"v\":null},{\"v\":2},[],{\"list\":[{\"w\":3},{\"w\":true}]}]"));

        assertThat(heard.points).extracting(point -> point.fields().toString()).containsExactly("{v=1.0}", "{v=2.0}",
                "{w=3.0}");
        assertThat(heard.odd).containsExactly("s NUMBER_IN_LIST", "s TEXT_IN_LIST", "s NULL", "s LIST_IN_LIST",
                "s BOOLEAN");
    }

    @Test
    void outerMembersHoldForRecordsInListsWhereverTheyStand() throws IOException {
        read(entry("s", "{\"l\":[{\"x\":1,\"t\":\"own\"},{\"x\":2}],\"n\":{\"y\":5,\"x\":9},\"t\":\"outer\"}"));

        assertThat(heard.points).extracting(point -> point.tags() + " " + point.fields())
                .containsExactly("{cluster=c, t=own} {x=1.0, y=5.0}", "{cluster=c, t=outer} {x=2.0, y=5.0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"v\":1,\"op_name\":\"change_notify\"}",
            "{\"v\":1,\"n\":{\"op_name\":\"read_directory_change\"}}",
            "{\"v\":1,\"l\":[{\"op_name\":\"change_notify\",\"w\":1}]}",
            "{\"l\":[{\"w\":1}],\"op_name\":\"change_notify\"}"})
    void operationsThatWaitAreLeftOut(String value) throws IOException {
        read(entry("s", value));

        assertThat(heard.points).isEmpty();
        assertThat(heard.odd).isEmpty();
    }

    @Test
    void pointsHaveInCommonWhatIsEqual() throws IOException {
        String value = "{\"v\":1,\"op_name\":\"read\"}";
        read("{\"devid\":4,\"key\":\"s\",\"time\":1,\"value\":" + value
                + "},{\"devid\":4,\"key\":\"s\",\"time\":1,\"value\":" + value
                + "}," + entry("other", "1"));

        Point first = heard.points.get(0);
        Point second = heard.points.get(1);
        assertThat(second).isEqualTo(first);
        assertThat(second.name()).isSameAs(first.name());
        assertThat(second.tags().value(1)).isSameAs(first.tags().value(1));
        assertThat(second.tags().value(3)).isEqualTo("read").isSameAs(first.tags().value(3));
        assertThat(heard.points.get(2).tags()).hasToString("{cluster=c}");
        assertThat(heard.points.get(2).fields()).hasToString("{value=1.0}");
    }

    @Test
    void whatAClusterSaysOfItselfIsNotReplacedByRecords() throws IOException {
        read("{\"devid\":4,\"node\":3,\"key\":\"s\",\"time\":1,\"value\":{\"v\":1,\"cluster\":\"x\",\"node\":\"x\",\"devid\":\"x\"}}");

        assertThat(heard.points.getFirst().tags()).hasToString("{cluster=c, devid=4, node=3}");
    }

    @ParameterizedTest
    @CsvSource({"1,ABSENT", "2,ABSENT", "9,ABSENT", "10,ABSENT", "4,PASSING", "5,PASSING", "6,PASSING", "7,PASSING",
            "8,PASSING", "11,UNKNOWN", "-1,UNKNOWN", "9223372036854775807,UNKNOWN"})
    void whatAClusterCouldNotGiveIsNoValue(long code, StatFailure.Kind kind) throws IOException {
        read("{\"key\":\"s\",\"error_code\":" + code + ",\"error\":\"no\",\"devid\":2,\"value\":null,\"time\":0}");

        assertThat(heard.failures).containsExactly(new StatFailure("s", 2, code, "no"));
        assertThat(heard.failures.getFirst().kind()).isEqualTo(kind);
        assertThat(heard.odd).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "[]", "{\"key\":5,\"time\":1,\"value\":1}", "{\"key\":\"s\",\"value\":1}",
            "{\"key\":\"s\",\"time\":\"x\",\"value\":1}", "{\"key\":\"s\",\"time\":-1,\"value\":1}",
            "{\"key\":\"s\",\"devid\":\"1\",\"time\":1,\"value\":1}", "{\"time\":1,\"value\":1}",
            "{\"key\":\"s\",\"time\":99999999999999999999999,\"value\":1}",
            "{\"key\":\"s\",\"error_code\":{},\"time\":1,\"value\":1}"})
    void anEntryOfOtherTypesCostsNoOther(String entry) throws IOException {
        read(entry + "," + entry("good", "1"));

        assertThat(heard.points).extracting(Point::name).containsExactly("good");
        assertThat(heard.odd).hasSize(1).first().asString().endsWith(" NOT_AS_DECLARED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"code\":\"AEC_FORBIDDEN\",\"message\":\"no\"}]",
            "{\"errors\":[{\"code\":\"AEC_FORBIDDEN\",\"message\":\"no\",\"field\":null}]}"})
    void errorsAreNoEmptyReply(String json) throws IOException {
        assertThat(reply.read(Replies.stream(json))).containsExactly(new ReplyError("AEC_FORBIDDEN", "no"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "{}", "{\"stats\":7}", "{\"stats\":[", "{\"stats\":[]", "{\"stats\":[]}x",
            "<html>", "{\"stats\":[{\"key\":\"a\",\"time\":1,\"value\":1},", "\u0000{}"})
    void whatIsNoReplyIsSaid(String json) {
        assertThatThrownBy(() -> reply.read(Replies.stream(json))).isInstanceOf(ReplyException.class);
    }

    @Test
    void anEmptyReplyIsOne() throws IOException {
        assertThat(reply.read(Replies.stream("{\"stats\":null}"))).isEqualTo(List.of());
        assertThat(reply.read(Replies.stream("{\"stats\":[],\"total\":0}"))).isEmpty();
    }

    private void read(String entries) throws IOException {
        assertThat(reply.read(Replies.stream("{\"stats\":[" + entries + "]}"))).isEmpty();
    }

    private static String entry(String key, String value) {
        return "{\"devid\":0,\"error\":null,\"error_code\":null,\"key\":\"" + key + "\",\"time\":1700000000,\"value\":"
                + value + "}";
    }
}
