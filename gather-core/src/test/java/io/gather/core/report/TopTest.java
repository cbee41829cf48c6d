package io.gather.core.report;

import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopTest {
    @Test
    void keepsTheGreatestAndOfEqualsTheFirst() {
        Top<String> longest = new Top<>(3, Comparator.comparingInt(String::length));

        List.of("a", "bb", "cc", "ddd", "ee").forEach(longest::offer);

        assertThat(longest.descending()).containsExactly("ddd", "bb", "cc");
    }

    @Test
    void keepsNothingWhenToldSo() {
        Top<String> none = new Top<>(0, Comparator.<String>naturalOrder());

        none.offer("a");

        assertThat(none.descending()).isEmpty();
    }
}
