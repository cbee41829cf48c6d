package io.gather.core.overlord.budget;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedTimeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void thereIsNoEndWhereNoneIsSet() {
        SharedTime time = SharedTime.of(Duration.ZERO, LONG);

        assertThat(time.isOver()).isFalse();
        assertThat(time.within(HOUR)).isEqualTo(HOUR);
    }

    @Test
    void nobodyHasMoreThanIsLeft() {
        SharedTime time = SharedTime.of(HOUR, Duration.ofMinutes(50));

        assertThat(time.within(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
        assertThat(time.within(LONG)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(time.isOver()).isFalse();
    }

    @Test
    void isOverWhenEarlierProcessesSpentIt() {
        SharedTime time = SharedTime.of(HOUR, HOUR);

        assertThat(time.isOver()).isTrue();
        assertThat(time.within(LONG)).isZero();
    }
}
