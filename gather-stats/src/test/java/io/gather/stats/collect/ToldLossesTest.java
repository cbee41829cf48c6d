package io.gather.stats.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ToldLossesTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final List<String> messages = new ArrayList<>();
    private final ToldLosses losses = new ToldLosses("east", new CollectorPace() {
        @Override
        public long nanos() {
            return now.get();
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public void sleep(Duration time) {
            throw new AssertionError();
        }
    }, (level, text, about) -> messages.add(level + " " + text + " " + String.join(" ", about)));

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** As [limits] has it: a day of a stat with a slot each 5 s. */
    @Test
    void anOrdinaryStateIsToldEverMoreSeldom() {
        for (int i = 0; i < 17_280; i++) {
            losses.lost(10, "more series than [limits] allows");
            pass(Duration.ofSeconds(5));
        }
        assertThat(messages).hasSize(15);
        assertThat(messages.get(2)).isEqualTo(
                "ERROR more series than [limits] allows cluster east points 10 times 4 points_in_all 40");
    }

    @Test
    void anotherReasonIsToldAtOnce() {
        losses.lost(1, "limits");
        losses.lost(1, "limits");
        losses.lost(1, "limits");
        losses.lost(7, "a type that others do not have");
        assertThat(messages).hasSize(3).last().asString().contains("a type").contains("points 7 times 1");
    }

    @Test
    void beginsAnewAfterAQuietHour() {
        for (int i = 0; i < 7; i++) {
            losses.lost(1, "limits");
        }
        pass(ToldLosses.QUIET.plusSeconds(1));
        losses.lost(1, "limits");
        assertThat(messages).hasSize(4).last().asString().contains("times 1 points_in_all 8");
    }

    @Test
    void reasonsThatAreAnotherOneEachTimeTakeNoMemory() {
        for (int i = 0; i < 100_000; i++) {
            losses.lost(1, "line " + i);
        }
        assertThat(messages).hasSizeLessThan(80);
    }
}
