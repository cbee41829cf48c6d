package io.gather.core.units;

import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"0, 0.0s", "49, 0.0s", "50, 0.1s", "1250, 1.3s", "9949, 9.9s", "9999, 10.0s", "10000, 10s",
            "99999, 99s",
            "100000, 1m40s", "125000, 2m05s", "5999999, 99m59s", "6000000, 1h40m", "7500000, 2h05m", "-1250, -1.3s"})
    void areShownAsPeopleReadThem(long millis, String text) {
        assertThat(Durations.show(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void areRoundedAsTheFormatterRounds() {
        for (long millis = 0; millis < 10_000; millis += 7) {
            assertThat(Durations.show(Duration.ofMillis(millis)))
                    .isEqualTo(String.format(Locale.ROOT, "%.1fs", millis / 1000.0));
        }
    }
}
