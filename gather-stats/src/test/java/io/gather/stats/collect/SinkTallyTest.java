package io.gather.stats.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SinkTallyTest {
    private final List<String> messages = new ArrayList<>();
    private Duration passed = Duration.ZERO;
    private final SinkTally tally = new SinkTally("east.example.com", new CollectorPace() {
        @Override
        public long nanos() {
            return passed.toNanos();
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plus(passed);
        }

        @Override
        public void sleep(Duration time) {
            throw new AssertionError("nobody sleeps");
        }
    }, (level, text, words) -> messages.add(text + " " + String.join(" ", words)));

    /** A limit that is reached is an ordinary state: for a day, with a batch every 5 seconds. */
    @Test
    void whatGoesOnIsToldSeldomAndCountedAlways() {
        for (int i = 0; i < 17_280; i++) {
            tally.refused(3, "there are more series than [limits] lets pass");
            tally.dropped(2);
            passed = passed.plusSeconds(5);
        }

        assertThat(tally.status().refused()).isEqualTo(3 * 17_280);
        assertThat(tally.status().dropped()).isEqualTo(2 * 17_280);
        assertThat(messages).hasSizeBetween(20, 40);
        assertThat(messages.getLast()).contains("points 2", "in_all " + 2 * 16_384);
    }

    @Test
    void whatBeginsAnewIsToldAgain() {
        for (int i = 0; i < 3; i++) {
            tally.dropped(5);
        }
        assertThat(messages).hasSize(2);
        passed = passed.plus(Duration.ofHours(2));
        tally.dropped(5);

        assertThat(messages).hasSize(3);
        assertThat(messages.getLast()).contains("points 5", "in_all 20");
    }
}
