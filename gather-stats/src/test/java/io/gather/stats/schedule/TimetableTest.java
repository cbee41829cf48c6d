package io.gather.stats.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import io.gather.stats.metric.SummaryKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimetableTest {
    private static final long SECOND = 1_000_000_000;
    private static final Pull FIVE = new Pull.Stats("", Duration.ofSeconds(5), List.of("a"));
    private static final Pull TEN = new Pull.Stats("", Duration.ofSeconds(10), List.of("b"));
    private static final Pull CLIENTS = new Pull.Summary(SummaryKind.CLIENT, Duration.ofSeconds(5));

    @Test
    void everythingIsDueAtTheStartAndThenInItsInterval() {
        Timetable table = new Timetable(List.of(TEN, CLIENTS, FIVE), 3 * SECOND);

        assertThat(table.rest(0)).contains(Duration.ofSeconds(3));
        assertThat(table.take(3 * SECOND - 1)).isEmpty();
        assertThat(due(table, 3)).containsExactly(CLIENTS, FIVE, TEN);
        assertThat(table.rest(4 * SECOND)).contains(Duration.ofSeconds(4));
        assertThat(due(table, 8)).containsExactly(CLIENTS, FIVE);
        assertThat(due(table, 13)).containsExactly(CLIENTS, FIVE, TEN);
    }

    @Test
    void missedSlotsAreLeftOutButForTheLast() {
        Timetable table = new Timetable(List.of(FIVE, TEN), 0);
        due(table, 0);

        assertThat(table.take(3612 * SECOND)).contains(new Timetable.Due(FIVE, 3610 * SECOND, 721));
        assertThat(table.take(3612 * SECOND)).contains(new Timetable.Due(TEN, 3610 * SECOND, 360));
        assertThat(table.take(3612 * SECOND)).isEmpty();
        assertThat(table.rest(3612 * SECOND)).contains(Duration.ofSeconds(3));
    }

    @Test
    void nothingIsNeverDue() {
        assertThat(new Timetable(List.of(), 0).rest(7)).isEmpty();
        assertThat(new Timetable(List.of(), 0).take(7)).isEqualTo(Optional.empty());
    }

    /** Whenever somebody looks: slots are multiples of the interval, each is told or skipped once, none before its time. */
    @Test
    void everySlotIsTakenOrSkippedOnce() {
        long seed = Seed.next();
        Random random = new Random(seed);
        List<Pull> pulls = List.of(FIVE, TEN, CLIENTS, new Pull.Stats("", Duration.ofSeconds(7), List.of()));
        // The clock runs over on the way.
        long start = Long.MAX_VALUE - random.nextLong(200 * SECOND);
        Timetable table = new Timetable(pulls, start);
        Map<Pull, Long> passed = new HashMap<>();
        long now = start;
        for (int i = 0; i < 3000; i++) {
            now += random.nextInt(20) == 0 ? random.nextLong(100 * SECOND) : random.nextLong(3 * SECOND);
            for (Optional<Timetable.Due> due = table.take(now); due.isPresent(); due = table.take(now)) {
                Timetable.Due taken = due.get();
                long interval = taken.pull().interval().toNanos();
                long index = (taken.slot() - start) / interval;

                assertThat(taken.slot()).as("seed %d", seed).isEqualTo(start + index * interval);
                assertThat(now - taken.slot()).as("seed %d", seed).isBetween(0L, interval - 1);
                assertThat(passed.getOrDefault(taken.pull(), 0L) + taken.skipped()).as("seed %d", seed)
                        .isEqualTo(index);
                passed.put(taken.pull(), index + 1);
            }
            assertThat(table.rest(now)).as("seed %d", seed).get().matches(Duration::isPositive);
        }
        assertThat(passed).hasSize(4);
    }

    @Test
    void jitterIsBelowTheShortestInterval() {
        long seed = Seed.next();
        Random random = new Random(seed);
        List<Duration> jitters = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            jitters.add(Timetable.jitter(List.of(TEN, FIVE), random));
        }
        assertThat(jitters).as("seed %d", seed).allMatch(it -> !it.isNegative() && it.toSeconds() < 5);
        assertThat(jitters.stream().distinct()).as("seed %d", seed).hasSizeGreaterThan(150);
        assertThat(Timetable.jitter(List.of(), random)).isEqualTo(Duration.ZERO);
    }

    private static List<Pull> due(Timetable table, long seconds) {
        List<Pull> pulls = new ArrayList<>();
        for (Optional<Timetable.Due> due = table.take(seconds * SECOND); due.isPresent(); due = table
                .take(seconds * SECOND)) {
            assertThat(due.get().skipped()).isZero();
            pulls.add(due.get().pull());
        }
        return pulls;
    }
}
