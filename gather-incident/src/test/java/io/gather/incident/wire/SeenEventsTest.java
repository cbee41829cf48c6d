package io.gather.incident.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.gather.incident.event.LogEvent;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenEventsTest {
    private static LogEvent event(String process, long number) {
        return new LogEvent(Dict.EMPTY.with("num", LogValue.of(number)).with("incarnation",
                new LogValue.Items(List.of(LogValue.of(process), new LogValue.Nothing()))));
    }

    @Test
    void knowsWhatCameInWhateverOrder() {
        Random random = new Random(3);
        SeenEvents seen = new SeenEvents();
        Set<Long> known = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            long number = 1_000_000L + random.nextInt(20_000);
            assertThat(seen.add(event("a", number))).isEqualTo(known.add(number));
        }
    }

    @Test
    void forgetsWhatIsLongAgo() {
        SeenEvents seen = new SeenEvents();
        for (long number = 0; number < 500_000; number++) {
            assertThat(seen.add(event("a", number))).isTrue();
            assertThat(seen.add(event("a", number))).isFalse();
        }
        assertThat(seen.add(event("a", 499_000))).isFalse();
        assertThat(seen.add(event("a", Long.MAX_VALUE))).isTrue();
        assertThat(seen.add(event("a", Long.MAX_VALUE))).isFalse();
    }

    @Test
    void beginsAnewWithAnotherProcess() {
        SeenEvents seen = new SeenEvents();
        assertThat(seen.add(event("a", 1))).isTrue();
        assertThat(seen.add(event("b", 1))).isTrue();
        assertThat(seen.add(event("b", 1))).isFalse();
        assertThat(seen.add(event("b", -1))).isTrue();
        assertThat(seen.add(new LogEvent(Dict.EMPTY))).isTrue();
        assertThat(seen.add(new LogEvent(Dict.EMPTY))).isTrue();
    }
}
