package io.gather.stats.metric;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OddValuesTest {
    private final OddValues values = new OddValues();

    @Test
    void eachIsToldOnceAndCountedAlways() {
        assertThat(values.count("a", OddKind.NULL)).isTrue();
        assertThat(values.count("a", OddKind.NULL)).isFalse();
        assertThat(values.count("a", OddKind.TEXT)).isTrue();
        assertThat(values.count("b", OddKind.NULL)).isTrue();
        assertThat(values.counts()).isEqualTo(Map.of(OddKind.NULL, 3L, OddKind.TEXT, 1L));
    }

    @Test
    void namesWithoutEndAreNotKept() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(values.count("stat" + i, OddKind.NULL)).isTrue();
        }
        assertThat(values.count("one more", OddKind.NULL)).isFalse();
        assertThat(values.counts()).isEqualTo(Map.of(OddKind.NULL, 10_001L));
    }
}
