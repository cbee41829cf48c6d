package io.gather.stats.spool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.gather.stats.config.Attempts;
import io.gather.stats.config.WriteRetries;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {
    private static Backoff backoff(int attempts, int seconds) {
        // The longest of what chance may give.
        return new Backoff(new WriteRetries(new Attempts(attempts), Duration.ofSeconds(seconds)),
                () -> Long.MAX_VALUE);
    }

    private static List<Long> seconds(Backoff backoff, int times) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            waits.add(Math.round(backoff.failed(Duration.ZERO).toMillis() / 1000.0));
        }
        return waits;
    }

    @Test
    void pausesDoubleUpToABound() {
        assertThat(seconds(backoff(0, 5), 9)).allSatisfy(wait -> assertThat(wait).isBetween(4L, 300L));
        Backoff backoff = backoff(0, 5);
        List<Long> waits = seconds(backoff, 9);
        assertThat(waits.get(3)).isBetween(32L, 40L);
        assertThat(waits.get(8)).isBetween(240L, 300L);
        assertThat(backoff.isExhausted()).isFalse();
    }

    @Test
    void afterTheLastAttemptTheyAreLong() {
        Backoff backoff = backoff(3, 1);
        List<Long> waits = seconds(backoff, 2);
        assertThat(waits.getLast()).isLessThanOrEqualTo(2);
        assertThat(backoff.isExhausted()).isFalse();
        assertThat(seconds(backoff, 1).getFirst()).isGreaterThanOrEqualTo(240);
        assertThat(backoff.isExhausted()).isTrue();
        backoff.succeeded();
        assertThat(backoff.isExhausted()).isFalse();
        assertThat(seconds(backoff, 1).getFirst()).isLessThanOrEqualTo(1);
    }

    @Test
    void whatTheSinkAsksForIsTheLeast() {
        assertThat(backoff(0, 1).failed(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(60));
        assertThat(backoff(0, 1).failed(Duration.ofDays(60))).isEqualTo(Backoff.LONGEST);
    }
}
