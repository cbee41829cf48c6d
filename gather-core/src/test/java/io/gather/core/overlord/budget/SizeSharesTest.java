package io.gather.core.overlord.budget;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SizeSharesTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Whatever places begin and end in whatever order, however much they need, and wherever a process dies. */
    @ParameterizedTest
    @MethodSource("seeds")
    void neverExceedTheTotalAndLeaveNobodyWithout(int seed) {
        Random random = new Random(seed);
        long total = random.nextLong(1, 10_000);
        long most = random.nextLong(1, 10_000);
        List<String> places = new ArrayList<>(
                IntStream.range(0, random.nextInt(1, 40)).mapToObj(i -> "n" + i).toList());
        Collections.shuffle(places, random);
        long fair = Math.min(most, total / places.size());
        SizeShares shares = expecting(total, places);
        Deque<String> waiting = new ArrayDeque<>(places);
        Map<String, Long> running = new HashMap<>();
        Map<String, Long> used = new HashMap<>();

        List<Consumer<SizeShares>> journal = new ArrayList<>();
        while (!waiting.isEmpty() || !running.isEmpty()) {
            String where = "seed " + seed + ", " + used.size() + " ended";
            if (!waiting.isEmpty() && (running.isEmpty() || random.nextBoolean())) {
                String place = waiting.removeFirst();
                if (random.nextInt(8) > 0) {
                    long grant = shares.grant(place, most);
                    assertThat(grant).as(where).isBetween(fair, most);
                    running.put(place, grant);
                    journal.add(it -> it.restoreGranted(place, grant));
                } else {
                    shares.ended(place, 0);
                    // It was not reached, and nothing says so.
                    journal.add(it -> it.ended(place, 0));
                }
            } else {
                String place = running.keySet().iterator().next();
                long needs = Math.min(running.getOrDefault(place, 0L), random.nextLong(0, 2 * most));
                running.remove(place);
                used.put(place, needs);
                shares.ended(place, needs);
                journal.add(it -> it.restoreReturned(place, needs));
                journal.add(it -> it.ended(place, needs));
            }
            assertThat(sum(used) + sum(running)).as(where).isLessThanOrEqualTo(total);
            if (random.nextInt(10) == 0) {
                // As a process has it that goes on.
                SizeShares resumed = expecting(total, places);
                journal.forEach(entry -> entry.accept(resumed));
                shares = resumed;
            }
        }
    }

    /** Some had ended, and begin again where their nodes are back. */
    @ParameterizedTest
    @MethodSource("seeds")
    void neverExceedTheTotalWhereSomeBeginOnceMore(int seed) {
        Random random = new Random(seed);
        long total = random.nextLong(1, 10_000);
        List<String> places = IntStream.range(0, random.nextInt(1, 20)).mapToObj(i -> "n" + i).toList();
        Map<String, Long> used = new HashMap<>();
        List<Consumer<SizeShares>> journal = new ArrayList<>();
        for (int process = 0; process < 4; process++) {
            SizeShares shares = expecting(total, places);
            journal.forEach(entry -> entry.accept(shares));
            for (String place : places) {
                long grant = shares.grant(place, 5000);
                long now = random.nextLong(used.getOrDefault(place, 0L), grant + 1);
                journal.add(it -> it.restoreGranted(place, grant));
                if (random.nextBoolean()) {
                    shares.ended(place, now);
                    journal.add(it -> it.restoreReturned(place, now));
                }
                used.put(place, now);
                assertThat(sum(used)).as("seed %s, process %s", seed, process).isLessThanOrEqualTo(total);
            }
        }
    }

    private static SizeShares expecting(long total, List<String> places) {
        SizeShares shares = new SizeShares(total);
        places.forEach(shares::expect);
        return shares;
    }

    private static long sum(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void whatOneDidNotNeedTheNextOnesShare() {
        SizeShares shares = expecting(100, List.of("a", "b", "c"));

        assertThat(shares.grant("a", 1000)).isEqualTo(33);
        shares.ended("a", 3);
        assertThat(shares.grant("b", 1000)).isEqualTo(48);
        assertThat(shares.grant("c", 1000)).isEqualTo(49);
    }

    @Test
    void aPlaceThatNeverBeganTakesNothing() {
        SizeShares shares = expecting(100, List.of("a", "b"));

        shares.ended("a", 0);

        assertThat(shares.grant("b", 1000)).isEqualTo(100);
    }

    @Test
    void aPlaceThatIsBegunOnceMoreKeepsItsShare() {
        SizeShares shares = expecting(100, List.of("a", "b"));
        shares.restoreGranted("a", 40);

        assertThat(shares.grant("a", 1000)).isEqualTo(40);
        assertThat(shares.grant("b", 1000)).isEqualTo(60);
    }
}
