package io.gather.core.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Utf8JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1", "{}", "{\"a\":\"ä😀\"}"})
    void handsOnAllBytes(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8Json.of(new ByteArrayInputStream(bytes)).readAllBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void refusesWhatAParserWouldGuess(String encoding) {
        byte[] bytes = "{\"a\":1}".getBytes(Charset.forName(encoding));
        assertThatThrownBy(() -> Utf8Json.of(new ByteArrayInputStream(bytes))).isInstanceOf(JsonParseException.class);
    }

    @Test
    void otherFieldsOfNewerVersionsAreNotMinded() throws IOException {
        assertThat(Json.read("{\"name\":\"n\",\"later\":[1,{}]}", Named.class)).isEqualTo(new Named("n", null));
        assertThat(Json.write(new Named("n", null))).isEqualTo("{\"name\":\"n\"}");
    }

    record Named(String name, @org.jspecify.annotations.Nullable String absent) {}
}
