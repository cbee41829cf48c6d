package io.gather.core.compare.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class EditScriptTest {
    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, a, 0", "a, '', 1", "'', ab, 2", "abc, abd, 2", "abcabba, cbabac, 5", "ab, ba, 2",
            "aab, baa, 2", "xaxbxcx, abc, 4"})
    void findsTheFewestEdits(String a, String b, int edits) {
        EditScript script = script(lines(a), lines(b));

        assertThat(script.deleted().cardinality() + script.inserted().cardinality()).isEqualTo(edits);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void makesTheSecondTextOfTheFirst(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            String a = lines(letters(random, random.nextInt(12), 1 + random.nextInt(4)));
            String b = lines(random.nextBoolean()
                    ? letters(random, random.nextInt(12), 1 + random.nextInt(4))
                    : changed(random, a.replace("\n", "")));
            EditScript script = script(a, b);

            assertThat(applied(script)).as("seed %d, round %d: %s to %s", seed, i, a, b).isEqualTo(b);
            assertThat(script.deleted().cardinality() + script.inserted().cardinality())
                    .as("seed %d, round %d: %s to %s", seed, i, a, b).isEqualTo(fewest(a, b));
        }
    }

    @Test
    void copesWithLongTextsThatHaveNothingInCommon() {
        String a = "a%d\n".repeat(100_000).formatted(numbers(100_000));
        String b = "b%d\n".repeat(100_000).formatted(numbers(100_000));

        assertThat(script(a, b).deleted().cardinality()).isEqualTo(100_000);
    }

    @Test
    void givesUpWhereTheSearchTakesTooLong() {
        Random random = new Random(7);
        TextLines a = TextLines.of(lines(letters(random, 100_000, 26)));
        TextLines b = TextLines.of(lines(letters(random, 100_000, 26)));
        long before = System.nanoTime();

        assertThat(EditScript.of(a, b)).isNull();

        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
        assertThat(EditScript.onlyThere(TextLines.of("x\nx\ny\n"), TextLines.of("x\nz\nz\n"))).containsExactly(2, 2);
    }

    @Test
    void tellsALastLineWithoutAnEndFromOneWithIt() {
        assertThat(script("a\nb", "a\nb\n").deleted().cardinality()).isOne();
    }

    static EditScript script(String a, String b) {
        return requireNonNull(EditScript.of(TextLines.of(a), TextLines.of(b)));
    }

    static String letters(Random random, int count, int different) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(different)));
        }
        return letters.toString();
    }

    static String lines(String letters) {
        return letters.replaceAll("(.)", "$1\n");
    }

    private static String changed(Random random, String letters) {
        StringBuilder changed = new StringBuilder(letters);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            if (random.nextBoolean() || at == changed.length()) {
                changed.insert(at, 'z');
            } else {
                changed.deleteCharAt(at);
            }
        }
        return changed.toString();
    }

    private static Object[] numbers(int count) {
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers.toArray();
    }

    private static String applied(EditScript script) {
        StringBuilder made = new StringBuilder();
        int b = 0;
        for (int a = 0; a <= script.a().lines(); a++) {
            for (; script.inserted().get(b); b++) {
                made.append(script.b().line(b));
            }
            if (a < script.a().lines() && !script.deleted().get(a)) {
                made.append(script.a().line(a));
                b++;
                for (; script.inserted().get(b); b++) {
                    made.append(script.b().line(b));
                }
            }
        }
        return made.toString();
    }

    /** By the longest common subsequence, cell by cell. */
    private static int fewest(String textA, String textB) {
        String a = textA.replace("\n", "");
        String b = textB.replace("\n", "");
        int[][] common = new int[a.length() + 1][b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                common[i][j] = a.charAt(i - 1) == b.charAt(j - 1)
                        ? common[i - 1][j - 1] + 1
                        : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        return a.length() + b.length() - 2 * common[a.length()][b.length()];
    }
}
