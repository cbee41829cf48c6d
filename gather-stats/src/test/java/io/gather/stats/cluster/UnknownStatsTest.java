package io.gather.stats.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnknownStatsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7);
    private final UnknownStats unknown = new UnknownStats(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void areAskedForAgainAfterSomeTime() {
        unknown.add(List.of("a", "b"));
        pass(UnknownStats.REMEMBERED.minusNanos(1));
        assertThat(unknown.has("a")).isTrue();
        unknown.remove(List.of("b"));
        assertThat(unknown.has("b")).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(unknown.has("a")).isFalse();
    }

    @Test
    void aSearchInVainIsNotMadeAgainAtOnce() {
        assertThat(unknown.maySearch()).isTrue();
        unknown.searchedInVain();
        assertThat(unknown.maySearch()).isFalse();
        pass(UnknownStats.SEARCHES_AGAIN);
        assertThat(unknown.maySearch()).isTrue();
    }
}
