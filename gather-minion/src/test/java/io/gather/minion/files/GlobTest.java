package io.gather.minion.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Random;
import java.util.regex.PatternSyntaxException;

import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GlobTest {
    @Test
    void matchesAsJavaDoes() {
        long seed = Seed.next();
        Random random = new Random(seed);
        int compared = 0;
        for (int round = 0; round < 20_000; round++) {
            String glob = text(random, "ab-.*?[]!^c");
            String name = text(random, "abc-.^]");
            PathMatcher java;
            try {
                java = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException e) {
                // A bracket that opens no set is an error there, and a bracket here, as in the shell.
                continue;
            }
            boolean plainSets = !glob.contains("[")
                    || glob.matches("[^\\[]*(\\[[!^]?[abc]+(-[abc])?\\][^\\[\\]]*)+");
            if (glob.isEmpty() || name.isEmpty() || name.equals(".") || glob.contains("**") || !plainSets) {
                continue;
            }
            compared++;
            String caret = glob.replace("[^", "[!");
            assertThat(Glob.ofName(glob).matches(name)).as("seed %d: %s on %s", seed, glob, name).isEqualTo(
                    caret.equals(glob)
                            ? java.matches(Path.of(name))
                            : FileSystems.getDefault().getPathMatcher("glob:"
                                    + caret).matches(Path.of(name)));
        }
        assertThat(compared).isGreaterThan(1000);
    }

    @Test
    void spansComponentsOnlyWithTwoStars() {
        assertThat(Glob.ofPath("/var/**/x.log").matches("/var/x.log")).isTrue();
        assertThat(Glob.ofPath("/var/**/x.log").matches("/var/a/b/x.log")).isTrue();
        assertThat(Glob.ofPath("/var/*/x.log").matches("/var/a/b/x.log")).isFalse();
        assertThat(Glob.ofPath("/var/**").matches("/var/a/b")).isTrue();
        assertThat(Glob.ofPath("/var/[!a]*").matches("/var/a")).isFalse();
        assertThat(Glob.ofPath("/var/[!a]*").matches("/var/b\nc")).isTrue();
        assertThat(Glob.ofName("a[b").matches("a[b")).isTrue();
        assertThat(Glob.ofName("a\\*").matches("a*")).isTrue();
        assertThat(Glob.ofName("a\\*").matches("ab")).isFalse();
        assertThat(Glob.ofName("[]a]").matches("]")).isTrue();
    }

    private static String text(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
