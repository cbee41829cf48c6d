package io.gather.stats.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.gather.fixtures.random.Seed;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PointJsonTest {
    @Test
    void aLineSaysAll() {
        Point point = new Point("a.b", 12, TagSet.of(Map.of("path", "/if\"s\n", "node", "1")),
                FieldSet.of(Map.of("op_id", 5L, "rate", 0.5, "whole", 120.0)));

        assertThat(line(point))
                .isEqualTo("{\"time\":12,\"name\":\"a.b\",\"tags\":{\"node\":\"1\",\"path\":\"/if\\\"s\\u000a\"},"
                        + "\"fields\":{\"op_id\":5,\"rate\":0.5,\"whole\":120.0}}\n");
    }

    @Test
    void whatHasNoNumberHasNoLine() {
        StringBuilder line = new StringBuilder("x");

        assertThat(PointJson.append(Samples.point("a", 1, Double.NaN), line)).isFalse();
        assertThat(line).hasToString("x");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            Point point = Samples.odd(random, random.nextLong());
            String line = line(point);
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

            assertThat(line.chars().filter(it -> it == '\n')).as("seed %d", seed).hasSize(1);
            Point read = PointJson.read(bytes, 0, bytes.length);
            assertThat(read).as("seed %d", seed).isEqualTo(new Point(whole(point.name()), point.seconds(),
                    whole(point.tags()), finite(point.fields())));
        }
    }

    /** Half a character is written as one that is not known. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    }

    private static TagSet whole(TagSet tags) {
        TreeMap<String, String> all = new TreeMap<>();
        for (int i = 0; i < tags.size(); i++) {
            all.put(whole(tags.name(i)), whole(tags.value(i)));
        }
        return TagSet.of(all);
    }

    private static FieldSet finite(FieldSet fields) {
        TreeMap<String, Number> kept = new TreeMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (Double.isFinite(fields.number(i))) {
                kept.put(whole(fields.name(i)),
                        fields.isWhole(i) ? (Number) fields.whole(i) : (Number) fields.number(i));
            }
        }
        return FieldSet.of(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "1", "{\"time\":1,\"name\":\"a\",\"fields\":{}}",
            "{\"time\":1.5,\"name\":\"a\",\"fields\":{\"v\":1}}",
            "{\"time\":1,\"name\":\"a\",\"fields\":{\"v\":\"1\"}}",
            "{\"time\":1,\"name\":\"a\",\"tags\":[],\"fields\":{\"v\":1}}",
            "{\"time\":1,\"name\":\"a\",\"fields\":{\"v\":1}",
            "{\"time\":99999999999999999999,\"name\":\"a\",\"fields\":{\"v\":1}}"})
    void anythingElseIsRefused(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> PointJson.read(bytes, 0, bytes.length)).isInstanceOf(IOException.class);
    }

    @Test
    void membersThatAreNewAreLeftOut() throws IOException {
        byte[] bytes = "{\"time\":1,\"new\":{\"a\":[1]},\"name\":\"a\",\"fields\":{\"v\":1}}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(PointJson.read(bytes, 0, bytes.length).fields()).isEqualTo(FieldSet.of(Map.of("v", 1L)));
    }

    private static String line(Point point) {
        StringBuilder line = new StringBuilder();
        PointJson.append(point, line);
        return line.toString();
    }
}
