package io.gather.incident.gatherer;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuietNoticesTest {
    private final List<String> said = new ArrayList<>();
    private long now;

    @Test
    void saysTheSameAFewTimesInAMinute() {
        QuietNotices notices = new QuietNotices(said::add, () -> now);
        for (int i = 0; i < 10_000; i++) {
            notices.say("a", "refused");
        }
        notices.say("b", "other");
        assertThat(said).hasSize(6).endsWith("refused; more like this is not told for a minute", "other");
        now += 61_000_000_000L;
        notices.say("a", "refused");
        assertThat(said).last().isEqualTo("refused (and 9995 more like this before)");
    }

    @Test
    void saysSoManyLinesHoweverManyKindsThereAre() {
        QuietNotices notices = new QuietNotices(said::add, () -> now);
        for (int i = 0; i < 100_000; i++) {
            notices.say("name " + i, "line");
        }
        assertThat(said).hasSize(100).last().asString().isEqualTo(
                "line; there is much to tell: no more of it for a minute");
        now += 61_000_000_000L;
        notices.say("other", "line");
        notices.say("other", "line");
        assertThat(said.subList(100, 102)).containsExactly("(99900 lines were not told) line", "line");
    }
}
