package io.gather.stats.query;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatNameGlobTest {
    @Test
    void aStarIsAnything() {
        assertThat(new StatNameGlob("cluster.*.total").matches("cluster.protostats.nfs.total")).isTrue();
        assertThat(new StatNameGlob("node.?").matches("node.10")).isFalse();
        assertThat(new StatNameGlob("").matches("")).isTrue();
        assertThat(StatNameGlob.any(List.of(), "x")).isTrue();
        assertThat(StatNameGlob.any(List.of(new StatNameGlob("y"), new StatNameGlob("x")), "x")).isTrue();
    }

    @Test
    void matchesAsARegularExpressionWould() {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String glob = text(random, "ab*?");
            String text = text(random, "ab");
            assertThat(new StatNameGlob(glob).matches(text)).as("seed %d: %s, %s", seed, glob, text)
                    .isEqualTo(Pattern.matches(glob.replace("?", ".").replace("*", ".*"), text));
        }
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
