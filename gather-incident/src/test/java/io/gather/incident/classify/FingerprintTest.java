package io.gather.incident.classify;

import java.time.Duration;

import io.gather.incident.event.LogEvent;
import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class FingerprintTest {
    private static String of(String json) throws Exception {
        return Fingerprint.of(new LogEvent((Dict) JsonLine.read(json))).text();
    }

    @Test
    void isTheStatementsOwnIdWhereItHasOne() throws Exception {
        assertThat(of("{\"umid\": \"LkD9Pw\", \"message\": \"x\"}")).isEqualTo("umid-LkD9Pw");
        assertThat(of("{\"umid\": \"../../x\", \"message\": \"x\"}")).startsWith("message-");
    }

    @Test
    void failuresAreTheSameWhereTheyCameTheSameWay() throws Exception {
        String told = "{\"failure\": {\"str\": \"[Failure instance: Traceback: <class 'KeyError'>: 'key %s'\\n/opt/%s/a.py:%s:run\\n/x/b.py:7:go\\n]\"}}";

        assertThat(of(told.formatted(1, "v1", 60))).isEqualTo(of(told.formatted(2, "v2", 61))).startsWith("failure-")
                .isNotEqualTo(of(told.formatted(1, "v1", 60).replace("run", "walk")))
                .isNotEqualTo(of(told.formatted(1, "v1", 60).replace("KeyError", "OSError")));
        String traceback = "{\"failure\": {\"traceback\": \"Traceback\\n  File \\\"/a/b.py\\\", line %s, in go\\n\", \"repr\": \"<twisted.python.failure.Failure builtins.OSError: %s>\"}}";
        assertThat(of(traceback.formatted(1, "a"))).isEqualTo(of(traceback.formatted(2, "b")));
    }

    @Test
    void formatsAreTheSameWhateverIsFilledIn() throws Exception {
        assertThat(of("{\"format\": \"%(n)d full\", \"n\": 1}")).isEqualTo(of("{\"format\": \"%(n)d full\", \"n\": 2}"))
                .startsWith("format-").isNotEqualTo(of("{\"format\": \"%(n)d full\", \"facility\": \"x\"}"));
    }

    @Test
    void messagesAreTheSameButForNumbersAndIds() throws Exception {
        assertThat(of("{\"message\": \"share 17 of abcdefgh2345abcdefgh at 0x7f00 deadbeef01\"}"))
                .isEqualTo(of("{\"message\": \"share 4 of zzzzzzzz7777zzzzzzzz at 0x1 cafe0123\"}"))
                .startsWith("message-")
                .isNotEqualTo(of("{\"message\": \"disk 17\"}"));
        assertThat(of("{}")).startsWith("message-");
    }

    /** A node may send what it likes, and all others wait until its incident is stored. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", " \n", "a-", "a1--", "File \"", "File \"\n", "1:", ":1:1", "aaaaaaaaaaaaaaaaaaaaa:1",
            "pb://",
            "0x", "a2 ", "a", "\t", "/", "--"})
    void takesNoTimeWhateverItIsGiven(String part) {
        String text = part.repeat((16 << 10) / part.length());
        Dict failure = Dict.EMPTY.with("failure", Dict.EMPTY.with("str", LogValue.of(text)));

        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            Fingerprint.of(new LogEvent(failure));
            Fingerprint.of(new LogEvent(Dict.EMPTY.with("message", LogValue.of(text))));
        });
    }
}
