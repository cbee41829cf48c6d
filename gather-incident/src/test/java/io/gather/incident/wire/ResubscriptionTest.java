package io.gather.incident.wire;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResubscriptionTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = -50 * SECOND;
    private final Resubscription resubscription = new Resubscription(Duration.ofSeconds(1), now);

    private long pause() {
        resubscription.want();
        now += resubscription.left(now);
        long before = now;
        assertThat(resubscription.take(now)).isTrue();
        assertThat(resubscription.take(now)).isFalse();
        resubscription.want();
        return (now + resubscription.left(now) - before) / SECOND;
    }

    @Test
    void comesAtOnceThenLaterAndLater() {
        assertThat(resubscription.left(now)).isEqualTo(Long.MAX_VALUE);
        for (int i = 0; i < 60; i++) {
            assertThat(pause()).isEqualTo(i);
        }
        assertThat(pause()).isEqualTo(59);
    }

    @Test
    void beginsAnewAfterAWhile() {
        for (int i = 0; i < 100; i++) {
            pause();
        }
        now += 301 * SECOND;
        assertThat(pause()).isZero();
        assertThat(pause()).isEqualTo(1);
    }
}
