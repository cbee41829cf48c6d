package io.gather.core.units;

import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MomentsTest {
    @ParameterizedTest
    @CsvSource({"2026-11-20,2026-11-20T00:00", "2026-11-20 08:30,2026-11-20T08:30", "2026-11-20T08:30,2026-11-20T08:30",
            " 2026-11-20  08:30 ,2026-11-20T08:30", "2026-11-20 08:30:15,2026-11-20T08:30:15"})
    void readsDaysAndTimes(String text, LocalDateTime moment) {
        assertThat(Moments.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "2026-11-20 24:30", "20.11.2026", "2026-11-20 08", "2h"})
    void saysWhatToWrite(String text) {
        assertThatThrownBy(() -> Moments.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'").hasMessageContaining("write it like 2026-11-20");
    }

    @Test
    void isOfNoZone() {
        assertThat(Moments.parse("2026-03-29 02:30")).isEqualTo(LocalDateTime.of(2026, 3, 29, 2, 30));
    }
}
