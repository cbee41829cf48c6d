package io.gather.core.retention;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.gather.core.settings.KeepSettings;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static KeptBundle bundle(String gather, int daysAgo, long size, String... base) {
        return new KeptBundle(gather, Path.of("/bundles", gather + ".tgz"), size, NOW.minus(Duration.ofDays(daysAgo)),
                List.of(base));
    }

    private static List<String> goes(KeepSettings settings, Set<String> needed, KeptBundle... bundles) {
        return new RetentionRule(settings).goes(List.of(bundles), needed, NOW).stream().map(KeptBundle::gather)
                .toList();
    }

    private static KeepSettings count(int count) {
        return new KeepSettings(count, Duration.ZERO, new ByteSize(0), Duration.ZERO);
    }

    private static KeepSettings age(int days) {
        return new KeepSettings(0, Duration.ofDays(days), new ByteSize(0), Duration.ZERO);
    }

    private static KeepSettings size(long bytes) {
        return new KeepSettings(0, Duration.ZERO, new ByteSize(bytes), Duration.ZERO);
    }

    @Test
    void keepsEverythingWhereNothingIsSaid() {
        assertThat(goes(KeepSettings.EVERYTHING, Set.of(), bundle("a", 900, 1), bundle("b", 800, 1))).isEmpty();
    }

    @Test
    void theLatestStay() {
        assertThat(goes(count(2), Set.of(), bundle("a", 3, 1), bundle("b", 2, 1), bundle("c", 1, 1)))
                .containsExactly("a");
    }

    @Test
    void oldOnesGoButNeverTheLast() {
        assertThat(goes(age(7), Set.of(), bundle("a", 30, 1), bundle("b", 20, 1), bundle("c", 10, 1)))
                .containsExactly("a", "b");
    }

    @Test
    void theOldestGoUntilTheRestFits() {
        assertThat(goes(size(100), Set.of(), bundle("a", 3, 80), bundle("b", 2, 60), bundle("c", 1, 40)))
                .containsExactly("a");
    }

    @Test
    void whatIsNotSentYetStays() {
        assertThat(goes(count(1), Set.of("a"), bundle("a", 3, 1), bundle("b", 2, 1), bundle("c", 1, 1)))
                .containsExactly("b");
    }

    @Test
    void incrementsGoWithWhatTheyBuildOn() {
        KeptBundle[] all = {bundle("full", 9, 1), bundle("one", 8, 1, "full"), bundle("two", 7, 1, "full", "one"),
                bundle("next", 2, 1), bundle("three", 1, 1, "next")};
        assertThat(goes(count(3), Set.of(), all)).as("two would be too few").isEmpty();
        assertThat(goes(count(2), Set.of(), all)).containsExactly("full", "one", "two");
        assertThat(goes(age(8), Set.of(), all)).as("'two' is not old yet").isEmpty();
        assertThat(goes(count(1), Set.of("two"), all)).as("one of them waits for its upload").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anythingMayHappenBut(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            List<KeptBundle> bundles = new ArrayList<>();
            List<String> base = new ArrayList<>();
            int all = random.nextInt(12);
            for (int j = 0; j < all; j++) {
                if (random.nextInt(3) == 0) {
                    base.clear();
                }
                String gather = "g" + j;
                bundles.add(bundle(gather, all - j, random.nextInt(100), base.toArray(String[]::new)));
                base.add(gather);
            }
            Set<String> needed = new HashSet<>();
            bundles.stream().filter(_ -> random.nextInt(6) == 0).forEach(bundle -> needed.add(bundle.gather()));
            KeepSettings settings = new KeepSettings(random.nextInt(6), Duration.ofDays(random.nextInt(8)),
                    new ByteSize(random.nextInt(300)), Duration.ZERO);

            List<KeptBundle> goes = new RetentionRule(settings).goes(bundles, needed, NOW);

            List<KeptBundle> left = new ArrayList<>(bundles);
            left.removeAll(goes);
            Set<String> there = new HashSet<>();
            left.forEach(bundle -> there.add(bundle.gather()));
            assertThat(there).as("seed %d, round %d", seed, i).containsAll(needed);
            assertThat(left).as("what is built on is there").allMatch(bundle -> there.containsAll(bundle.base()));
            assertThat(left.isEmpty()).isEqualTo(bundles.isEmpty());
            assertThat(new RetentionRule(settings).goes(left, needed, NOW)).as("nothing more goes").isEmpty();
        }
    }
}
