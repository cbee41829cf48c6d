package io.gather.incident.wire;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.incident.value.PythonJson;
import io.gather.transport.foolscap.banana.Octets;
import io.gather.transport.foolscap.message.Value;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WireValueTest {
    private static String json(Value value) {
        return PythonJson.of(WireValue.of(value));
    }

    @Test
    void writesWhatFlogtoolWrites() {
        assertThat(json(new Value.None())).isEqualTo("null");
        assertThat(json(Value.of(true))).isEqualTo("true");
        assertThat(json(new Value.Whole(BigInteger.TWO.pow(70)))).isEqualTo("1180591620717411303424");
        assertThat(json(new Value.Real(1e-7))).isEqualTo("1e-07");
        assertThat(json(Value.text("ä"))).isEqualTo("\"\\u00e4\"");
        assertThat(json(Value.bytes("ä"))).isEqualTo("\"\\u00e4\"");
        assertThat(json(new Value.Tuple(List.of(Value.of(1), new Value.None())))).isEqualTo("[1, null]");
        assertThat(json(new Value.Group(List.of(Value.of(1)), true))).isEqualTo("[1]");
        assertThat(json(new Value.Circle())).isEqualTo("\"...\"");
    }

    @Test
    void writesKeysThatAreNoTextAsPythonDoes() {
        Map<Value, Value> entries = new LinkedHashMap<>();
        entries.put(Value.of(1), Value.of(1));
        entries.put(Value.of(true), Value.of(2));
        entries.put(new Value.None(), Value.of(3));
        entries.put(new Value.Real(1.5), Value.of(4));
        entries.put(Value.bytes("b"), Value.of(5));
        entries.put(Value.text("b"), Value.of(6));
        assertThat(json(new Value.Dict(entries)))
                .isEqualTo("{\"1\": 1, \"true\": 2, \"null\": 3, \"1.5\": 4, \"b\": 5}");
    }

    @Test
    void tellsFailuresAndWhatCannotBeWritten() {
        Value failure = new Value.Copied("twisted.python.failure.Failure",
                Map.of("type", Value.bytes("builtins.KeyError"),
                        "value", Value.bytes("'x'"), "traceback", Value.bytes("Traceback...\n")));
        assertThat(json(failure)).startsWith("{\"@\": \"Failure\", \"str\": \"[CopiedFailure instance: ")
                .contains("Traceback...").contains("builtins.KeyError");
        assertThat(json(new Value.Copied("other", Map.of()))).startsWith("{\"@\": \"UnJSONable\"");
        assertThat(json(new Value.Sender(1, Optional.of("RIThing"), Optional.empty()))).contains("RIThing");
        assertThat(json(new Value.Bytes(Octets.of(new byte[]{(byte) 0xff})))).isEqualTo("\"\\ufffd\"");
    }

    @Test
    void takesWhatIsNoDictionaryForAnEmptyOne() {
        assertThat(WireValue.dict(Value.of(1)).entries()).isEmpty();
    }
}
