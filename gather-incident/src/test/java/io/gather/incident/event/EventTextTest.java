package io.gather.incident.event;

import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventTextTest {
    private static Dict event(String json) throws Exception {
        return (Dict) JsonLine.read(json);
    }

    /** Made with Python 3.11: format, values as JSON, what became of it; ERROR where it threw. */
    @ParameterizedTest
    @CsvFileSource(resources = "percent.csv", delimiter = '\t', quoteCharacter = '\u0001', ignoreLeadingAndTrailingWhitespace = false)
    void formatsAsPythonDoes(String format, String values, String expected) throws Exception {
        String key = values.startsWith("{") ? "format" : "message";
        Dict event = values.startsWith("{")
                ? ((Dict) JsonLine.read(values)).with(key, JsonLine.read(format))
                : event("{\"message\": " + format + ", \"args\": " + values + "}");

        String ours = EventText.of(event);

        if (expected.equals("ERROR")) {
            assertThat(ours).endsWith("[formatting failed]");
        } else {
            assertThat(ours).isEqualTo(JsonLine.read(expected) instanceof LogValue.Text text
                    ? text.value()
                    : "");
        }
    }

    @Test
    void saysWhatItCanOfWhatIsOdd() throws Exception {
        assertThat(EventText.of(event("{\"message\": \"100% done\"}"))).isEqualTo("100% done");
        assertThat(EventText.of(event("{}"))).isEmpty();
        assertThat(EventText.of(event("{\"message\": 5}"))).isEqualTo("5 [formatting failed]");
        assertThat(EventText.of(event("{\"format\": \"%(gone)s\", \"message\": \"m\"}")))
                .isEqualTo("m [formatting failed]");
        assertThat(EventText.of(event("{\"format\": \"%(gone)s\"}"))).isEqualTo("[no message] [formatting failed]");
        assertThat(EventText.of(event("{\"format\": \"%999999999d\", \"num\": 1}"))).endsWith("[formatting failed]");
        assertThat(EventText.of(event("{\"format\": \"%(\", \"num\": 1}"))).endsWith("[formatting failed]");
    }

    @Test
    void summarizesAFailureWithoutAMessage() throws Exception {
        assertThat(EventText.summary(new LogEvent(event(
                "{\"failure\": {\"@\": \"Failure\", \"str\": \"[Failure instance: boom\\nat x]\"}}"))))
                .isEqualTo("[Failure instance: boom");
    }
}
