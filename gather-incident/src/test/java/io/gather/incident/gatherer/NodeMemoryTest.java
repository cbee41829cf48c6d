package io.gather.incident.gatherer;

import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NodeMemoryTest {
    private final NodeMemory memory = new NodeMemory();

    private static IncidentName name(int number) {
        return new IncidentName("incident-2026-11-20--23-57-08Z-%07d".formatted(number));
    }

    @Test
    void asksForWhatFailedAfterTheOthers() {
        memory.want(name(1), Dict.EMPTY.with("a", LogValue.of(1)));
        memory.want(name(2), Dict.EMPTY);
        memory.want(name(1), Dict.EMPTY);
        WantedIncident first = memory.next().orElseThrow();
        assertThat(first.name()).isEqualTo(name(1));
        assertThat(memory.failed(first, 5).isEnough()).isFalse();
        assertThat(memory.next().orElseThrow().name()).isEqualTo(name(2));
        memory.done(name(2));
        assertThat(memory.next().orElseThrow().trigger().has("a")).isTrue();
    }

    @Test
    void asksOnceMoreForWhatHasGrown() {
        memory.want(name(1), Dict.EMPTY);
        memory.wantAnew(name(1), Dict.EMPTY);
        memory.done(name(1));
        assertThat(memory.next().orElseThrow().name()).isEqualTo(name(1));
        memory.done(name(1));
        assertThat(memory.isEmpty()).isTrue();
        memory.wantAnew(name(1), Dict.EMPTY);
        memory.done(name(1));
        assertThat(memory.isEmpty()).isTrue();
    }

    @Test
    void givesUpWhatBreaksOffAtTheSamePlace() {
        memory.want(name(1), Dict.EMPTY);
        WantedIncident wanted = memory.next().orElseThrow();
        memory.failed(wanted, 5);
        memory.failed(wanted, 7);
        memory.failed(wanted, 7);
        assertThat(memory.failed(wanted, 7).isEnough()).isTrue();
    }

    @Test
    void givesUpAfterManyAttemptsWhereverTheyBreakOff() {
        memory.want(name(1), Dict.EMPTY);
        WantedIncident wanted = memory.next().orElseThrow();
        for (int i = 1; i < 10; i++) {
            assertThat(memory.failed(wanted, i).isEnough()).isFalse();
        }
        assertThat(memory.failed(wanted, 10).isEnough()).isTrue();
        memory.done(name(1));
        assertThat(memory.isEmpty()).isTrue();
    }

    @Test
    void hasRoomForSoMany() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(memory.want(name(i), Dict.EMPTY.with("a", LogValue.of(1)))).isTrue();
        }
        assertThat(memory.want(name(10_000), Dict.EMPTY)).isFalse();
        assertThat(memory.want(name(5), Dict.EMPTY)).isTrue();
        for (int i = 0; i < 200; i++) {
            memory.done(name(i));
        }
        assertThat(memory.next().orElseThrow().trigger()).isEqualTo(Dict.EMPTY);
    }

    /** The next time it may have others, which sort before that: of a clock that was right. */
    @Test
    void passesOnceOverWhatEndsTheConnectionTwice() {
        assertThat(memory.begin("incident-2026")).isEqualTo("incident-2026");
        assertThat(memory.cut(name(3))).isFalse();
        assertThat(memory.cut(name(3))).isTrue();
        memory.passOver(name(3));
        memory.passOver(name(1));
        assertThat(memory.begin("incident-2026")).isEqualTo(name(3).text());
        assertThat(memory.begin("incident-2027")).isEqualTo("incident-2027");
        memory.caughtUp();
        assertThat(memory.begin("incident-2026")).isEqualTo("incident-2026");
    }

    @Test
    void isUpToDateWhenNothingIsWantedOrWasLeftOut() {
        String ignored = memory.begin("");
        memory.told(name(10_001));
        for (int i = 0; i < 10_001; i++) {
            memory.told(name(i));
            assertThat(memory.want(name(i), Dict.EMPTY)).isEqualTo(i < 10_000);
        }
        assertThat(memory.first()).contains(name(0));
        assertThat(memory.hasRoomAgain()).isFalse();
        for (int i = 0; i < 10_000; i++) {
            memory.done(name(i));
        }
        assertThat(memory.upTo()).isEmpty();
        assertThat(memory.hasRoomAgain()).isTrue();
        ignored = memory.begin("");
        assertThat(memory.want(name(10_000), Dict.EMPTY)).isTrue();
        assertThat(memory.upTo()).isEmpty();
        memory.done(name(10_000));
        assertThat(memory.upTo()).contains(name(10_001));
        assertThat(memory.upTo()).isEmpty();
    }

    @Test
    void keepsOfALongTriggerWhichOneItIs() {
        Dict trigger = Dict.EMPTY.with("num", LogValue.of(7)).with("message", LogValue.of("x".repeat(100_000)));
        assertThat(memory.want(name(1), trigger)).isTrue();
        assertThat(memory.next().orElseThrow().trigger()).isEqualTo(Dict.EMPTY.with("num", LogValue.of(7)));
    }
}
