package io.gather.transport.foolscap.dial;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RedialDelayTest {
    private static final double[] SECONDS = {2.7, 7.4, 20, 55, 148, 403, 1097, 2981, 3600, 3600};

    @Test
    void growsAsOfTubsInPython() {
        for (int seed = 0; seed < 200; seed++) {
            RedialDelay delay = new RedialDelay(new Random(seed), Duration.ofHours(1));
            for (double each : SECONDS) {
                assertThat(delay.failed().toMillis() / 1000.0).isBetween(each * 0.63, Math.min(each * 1.38, 3600));
            }
            assertThat(delay.lost()).isEqualTo(Duration.ofSeconds(1));
            assertThat(delay.failed()).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void differsFromOneTubToTheNext() {
        assertThat(new RedialDelay(new Random(1), Duration.ofHours(1)).failed())
                .isNotEqualTo(new RedialDelay(new Random(2), Duration.ofHours(1)).failed());
    }
}
