package io.gather.core.units;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({"0,0", "17,17", "500kB,512000", "50MB,52428800", "1.5 GiB,1610612736", "2g,2147483648",
            "1T,1099511627776"})
    void readsWhatPeopleWrite(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1", "5 apples", "1.2.3", "99999999999999999999999"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1024,1.00 kB", "1536,1.50 kB", "1048575,1.00 MB", "52428800,50.0 MB",
            "1610612736,1.50 GB"})
    void showsThreeDigits(long bytes, String text) {
        assertThat(ByteSize.of(bytes)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"90s,90", "2h,7200", "1h30m,5400", "3d,259200", "1w,604800", "500ms,0"})
    void readsDurations(String text, long seconds) {
        assertThat(Durations.parse(text)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "h", "5 parsecs", "1h x"})
    void refusesOtherDurations(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsDurationsShortly() {
        assertThat(Durations.show(Duration.ofMillis(1234))).isEqualTo("1.2s");
        assertThat(Durations.show(Duration.ofSeconds(75))).isEqualTo("75s");
        assertThat(Durations.show(Duration.ofSeconds(150))).isEqualTo("2m30s");
        assertThat(Durations.show(Duration.ofHours(3))).isEqualTo("3h00m");
    }
}
