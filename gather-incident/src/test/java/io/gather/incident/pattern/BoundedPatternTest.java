package io.gather.incident.pattern;

import java.time.Duration;

import io.gather.incident.pattern.BoundedPattern.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class BoundedPatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a*)*(b|a*)*c$", "(a|aa)+$"})
    void isGivenUpWhereItTakesTooLong(String expression) {
        BoundedPattern bad = BoundedPattern.of(expression);

        assertTimeout(Duration.ofSeconds(5),
                () -> assertThat(bad.in("a".repeat(5000) + "b!")).isEqualTo(Found.TOO_LONG));
    }

    @Test
    void isGivenUpWhereItGoesTooDeep() {
        assertThat(BoundedPattern.of("(?:a|b)*c").in("ab".repeat(8000))).isNotEqualTo(Found.YES);
    }

    @Test
    void isFoundInLongTextsAsFarAsTheyAreLookedAt() {
        BoundedPattern wrong = BoundedPattern.of("hash .* (wrong|mismatch)");

        assertThat(wrong.in("x".repeat(60_000) + " hash tree is wrong")).isEqualTo(Found.YES);
        assertThat(wrong.in("x".repeat(60_000) + " hash tree is right")).isEqualTo(Found.NO);
        assertThat(wrong.in("x".repeat(70_000) + " hash tree is wrong")).isEqualTo(Found.NO);
    }

    @Test
    void tellsWhatIsWrongWithIt() {
        assertThatThrownBy(() -> BoundedPattern.of("(")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'(' is not a regular expression");
    }
}
