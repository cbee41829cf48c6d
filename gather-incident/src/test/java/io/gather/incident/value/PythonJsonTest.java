package io.gather.incident.value;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PythonJsonTest {
    /** Each as Python 3.11 writes what it reads of it. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1, 2.5, -0.0, true, false, null], \"b\": {}}", "[]",
            "\"\\u00e9\\ud83d\\ude00\\udcff\\u007f\"",
            "\"\\b\\f\\n\\r\\t\\\\\\\" /\\u0000\"", "123456789012345678901234567890", "-0.1", "NaN",
            "[Infinity, -Infinity]",
            "1e-07", "1e+16", "1234567890123456.0", "5e-324", "1.7976931348623157e+308", "0.0001", "1e-05",
            "1795219028.8413706",
            "9007199254740993.0", "2e-323"})
    void isWhatPythonWrites(String json) throws Exception {
        // One of them is a number that has another shortest form.
        String expected = json.equals("9007199254740993.0") ? "9007199254740992.0" : json;
        assertThat(PythonJson.of(JsonLine.read(json))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "{\"a\" 1}", "1 2", "nul", "'a'", "{\"a\": \"\n\"}", "]", "[1}", "01",
            "1."})
    void refusesWhatIsNone(String json) {
        assertThatThrownBy(() -> JsonLine.read(json)).isInstanceOf(IOException.class).hasMessageContaining("no JSON");
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertThatThrownBy(() -> JsonLine.read("[".repeat(100_000))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonLine.read("9".repeat(5_000))).isInstanceOf(IOException.class);
    }

    static Stream<Double> doubles() {
        Random random = new Random(7);
        return Stream.concat(Stream.of(1e22, 1e23, 2e-3, 4.35, 0.1 + 0.2, 2.0E23, 9.5E-5, 1e15, 1e16, 123456.0),
                Stream.generate(() -> Double.longBitsToDouble(random.nextLong())).filter(Double::isFinite).limit(300));
    }

    @ParameterizedTest
    @MethodSource("doubles")
    void numbersComeBackAsTheyWere(double value) throws Exception {
        assertThat(((LogValue.Real) JsonLine.read(PythonNumber.of(value))).value()).isEqualTo(value);
    }

    /** Of every size; the exponent is where Python has it, and no digit is there in vain. */
    @Test
    void numbersHaveTheirShortestForm() {
        Random random = new Random(13);
        for (int i = 0; i < 50_000; i++) {
            double value = (i % 2 == 0 ? random.nextLong(1, 1_000_000) : random.nextDouble())
                    * Math.pow(10, random.nextInt(-300, 300));
            String written = PythonNumber.of(value);
            assertThat(Double.parseDouble(written)).isEqualTo(value);
            BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            assertThat(new BigDecimal(written)).isEqualByComparingTo(shortest);
            int exponent = shortest.precision() - 1 - shortest.scale();
            if (exponent < -4 || exponent >= 16) {
                assertThat(written).matches("[1-9](\\.[0-9]*[1-9])?e[+-][0-9]{2,3}");
            } else {
                assertThat(written).matches("(0|[1-9][0-9]*)\\.(0|[0-9]*[1-9])");
            }
        }
    }

    /** Whatever is read is written, and read again as the same. */
    @Test
    void anyBytesAreReadOrRefused() throws Exception {
        Random random = new Random(11);
        String alphabet = "{}[]\",:0123456789.eE+-truefalsn \\u\n\tNaIity\u00e9";
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n >= 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                LogValue value = JsonLine.read(text.toString());
                assertThat(PythonJson.of(JsonLine.read(PythonJson.of(value)))).isEqualTo(PythonJson.of(value));
                read++;
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("no JSON");
            }
        }
        assertThat(read).isGreaterThan(100);
    }
}
