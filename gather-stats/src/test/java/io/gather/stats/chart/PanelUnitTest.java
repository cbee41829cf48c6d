package io.gather.stats.chart;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PanelUnitTest {
    @ParameterizedTest
    @CsvSource({"BYTES, 1536, 1.5 kB", "BYTES, 0, 0 B", "PERCENT, 12.34, 12.3 %", "COUNT, 1234567, 1.23 M",
            "COUNT, 7, 7",
            "PER_SECOND, -20, -20 /s", "MILLISECONDS, 0.001, 1.0e-03 ms",
            "BYTES_PER_SECOND, 1e30, 888178419700125 PB/s",
            "MICROSECONDS, 12345, 12345 µs", "PER_SECOND, 2500, 2.5 k/s"})
    void showsThreeDigits(PanelUnit unit, double value, String shown) {
        assertThat(unit.shown(value)).isEqualTo(shown);
    }
}
