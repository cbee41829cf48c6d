package io.gather.incident.value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PythonTextTest {
    /** Beside each what Python 3.11 shows of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"it's\" | \"it's\"", "\"it's \\\"so\\\"\" | 'it\\'s \"so\"'",
            "\"a\\\\b\\n\\t\\u0001\" | 'a\\\\b\\n\\t\\x01'",
            "\"\\u00e9\\ud83d\\ude00\" | 'é😀'", "\"\\udcff\\u200b\\u00a0\\ue000\" | '\\udcff\\u200b\\xa0\\ue000'",
            "{\"a\": [null, true, false, 1.0, {}]} | {'a': [None, True, False, 1.0, {}]}",
            "[NaN, -Infinity, 1e100] | [nan, -inf, 1e+100]"})
    void isWhatPythonShows(String json, String shown) throws Exception {
        assertThat(PythonText.repr(JsonLine.read(json))).isEqualTo(shown);
    }
}
