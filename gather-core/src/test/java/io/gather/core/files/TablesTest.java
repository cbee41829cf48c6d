package io.gather.core.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables in a file behave as those in memory do. */
class TablesTest {
    private static final int MANY = 1_500_000;

    @Test
    void keepsNumbers() {
        Random random = new Random(1);
        long[] expected = new long[MANY];
        try (ScratchTable scratch = new ScratchTable()) {
            NumbersOnDisk numbers = new NumbersOnDisk(scratch);
            for (int i = 0; i < MANY; i++) {
                int at = random.nextInt(MANY);
                expected[at] = random.nextLong();
                numbers.set(at, expected[at]);
            }
            for (int i = 0; i < MANY; i++) {
                assertThat(numbers.get(i) == expected[i]).isTrue();
            }
            assertThat(numbers.get(1L << 40)).isZero();
        }
    }

    @Test
    void numbersTexts() {
        Random random = new Random(2);
        Map<String, Integer> expected = new HashMap<>();
        try (ScratchTable scratch = new ScratchTable(); HashSetOnDisk seen = new HashSetOnDisk()) {
            TextNumbers numbers = new TextNumbers(scratch);
            for (int i = 0; i < 200_000; i++) {
                String text = "é".repeat(random.nextInt(4)) + random.nextInt(60_000);
                assertThat(seen.add(text)).isEqualTo(!expected.containsKey(text));
                int number = expected.computeIfAbsent(text, _ -> expected.size());
                assertThat(numbers.number(text)).isEqualTo(number);
            }
            expected.forEach((text, number) -> {
                assertThat(numbers.text(number)).isEqualTo(text);
                assertThat(numbers.find(text)).isEqualTo(number);
            });
            assertThat(numbers.find("none")).isEqualTo(-1);
            assertThat(numbers.size()).isEqualTo(expected.size());
        }
    }

    @Test
    void sorts() {
        Random random = new Random(3);
        for (int count : new int[]{0, 1, 2, 3, 1000, 100_001}) {
            List<Long> expected = new ArrayList<>();
            try (ScratchTable scratch = new ScratchTable()) {
                NumbersOnDisk numbers = new NumbersOnDisk(scratch);
                for (int i = 0; i < count; i++) {
                    expected.add((long) random.nextInt(5000));
                    numbers.set(i, expected.get(i));
                }
                NumbersOnDisk sorted = ExternalSort.sorted(numbers, count, Long::compare, scratch);
                expected.sort(null);
                for (int i = 0; i < count; i++) {
                    assertThat(sorted.get(i)).isEqualTo(expected.get(i));
                }
            }
        }
    }
}
