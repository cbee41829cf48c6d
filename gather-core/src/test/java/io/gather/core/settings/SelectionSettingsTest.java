package io.gather.core.settings;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SelectionSettingsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00.700Z"),
            ZoneId.of("Europe/Berlin"));

    private static SelectionSettings window(String begin, String past) {
        return new SelectionSettings("default", List.of(), begin, past, "");
    }

    @Test
    void withoutAWindowFilesAreOfAnyAge() {
        assertThat(SelectionSettings.builtIn().since(NOON)).isEmpty();
        assertThat(SelectionSettings.builtIn().isPartial()).isFalse();
    }

    @Test
    void theBeginIsMeantInTheZoneOfTheClock() {
        assertThat(window("2026-11-20 08:30", "").since(NOON)).contains(Instant.parse("2026-11-20T07:30:00Z"));
        assertThat(window("2026-11-20", "").since(NOON)).contains(Instant.parse("2026-11-19T23:00:00Z"));
    }

    @Test
    void thePastIsCountedFromNowInWholeSeconds() {
        assertThat(window("", "90m").since(NOON)).contains(Instant.parse("2026-11-20T10:30:00Z"));
        assertThat(window("", "1w").since(NOON)).contains(Instant.parse("2026-11-13T12:00:00Z"));
    }

    @Test
    void theLaterOneHolds() {
        assertThat(window("2026-11-20 08:30", "1h").since(NOON)).contains(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(window("2026-11-20 08:30", "1d").since(NOON)).contains(Instant.parse("2026-11-20T07:30:00Z"));
    }

    @Test
    void theFutureIsRefused() {
        assertThat(window("2026-11-20 13:00", "").since(NOON)).isPresent();
        assertThatThrownBy(() -> window("2026-11-20 13:01", "").since(NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in the future");
    }

    @Test
    void aWindowEndsAfterItBegins() {
        SelectionSettings day = new SelectionSettings("default", List.of(), "2020-01-01", "", "2020-01-02");

        assertThat(day.window(NOON).words()).startsWith("from 20").contains(" until 2020-01-0");
        assertThat(day.isPartial()).isTrue();
        assertThat(SelectionSettings.builtIn().window(NOON).unbounded()).isTrue();
        assertThatThrownBy(
                () -> new SelectionSettings("default", List.of(), "2020-01-02", "", "2020-01-02").window(NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'2020-01-02' is not after the begin");
    }
}
