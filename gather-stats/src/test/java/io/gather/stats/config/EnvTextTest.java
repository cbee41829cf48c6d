package io.gather.stats.config;

import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.stats.error.StatsError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvTextTest {
    @Test
    void isItselfOrWhatIsInTheVariable() {
        assertThat(new EnvText("p$env:X").in(Map.of("X", "x"), "a")).isEqualTo("p$env:X");
        assertThat(new EnvText("$env:X").in(Map.of("X", "x"), "a")).isEqualTo("x");
        assertThat(new EnvText("$env:X").in(Map.of("X", ""), "a")).isEmpty();
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThatThrownBy(() -> new EnvText("$env:X").in(Map.of("x", "x"), "password of east"))
                .isInstanceOfSatisfying(GatherException.class, error -> {
                    assertThat(error.is(StatsError.VARIABLE_UNSET)).isTrue();
                    assertThat(error.getMessage()).contains("'X'").contains("password of east");
                });
    }

    @Test
    void isShownNowhere() {
        assertThat(new SinkConfig.Login(new EnvText("$env:U"), new EnvText("open-sesame")).toString())
                .contains("$env:U").doesNotContain("sesame");
        assertThat(new SinkConfig.Other("shop", Map.of("password", "open-sesame")).toString())
                .isEqualTo("shop[password]");
    }
}
