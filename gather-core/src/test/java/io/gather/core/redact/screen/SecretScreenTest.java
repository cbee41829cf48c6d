package io.gather.core.redact.screen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.gather.core.redact.Marked;
import io.gather.core.redact.Redactor;
import io.gather.core.redact.rule.ShownRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretScreenTest {
    private static final Redactor RULES = Marked.redactor("");
    private static final String SCREEN = SecretScreen.of(Marked.shipped().stream().map(ShownRule::rule).toList());

    @TempDir
    Path folder;

    @Test
    void findsSomethingInAllThatRulesMask() throws Exception {
        Set<String> texts = new LinkedHashSet<>();
        for (ShownRule rule : Marked.shipped()) {
            rule.examples().forEach(example -> texts.add(Marked.plain(example)));
            texts.addAll(rule.counter());
        }
        for (String resource : List.of("planted-services.txt", "planted-systems.txt", "planted-usual.txt",
                "planted-programs.txt", "nothing.txt")) {
            for (String file : resource(resource).split("(?m)^=== [^\n]*\n")) {
                String text = Marked.plain(file);
                texts.add(text);
                String[] lines = text.split("\n");
                for (int i = 0; i < lines.length; i++) {
                    texts.add(lines[i]);
                    texts.add(lines[i] + "\n" + (i + 1 < lines.length ? lines[i + 1] : "") + "\n");
                }
            }
        }
        List<String> all = List.copyOf(texts);
        Set<Integer> found = found(all);

        assertThat(all).hasSizeGreaterThan(2000);
        for (int i = 0; i < all.size(); i++) {
            if (!RULES.text(all.get(i)).equals(all.get(i))) {
                assertThat(found).as("in: %s", all.get(i)).contains(i);
            }
        }
    }

    @Test
    void takesUtf16ForSuspicious() throws Exception {
        assertThat(found(List.of("p\0a\0s\0s\0w\0o\0r\0d\0=\0x\0", "\0h\0i\0 \0y\0o\0u", "A=b\0CDE=f\0")))
                .containsExactly(0, 1);
    }

    @Test
    void findsLittleWhereNothingIs() throws Exception {
        List<String> lines = resource("nothing.txt").lines().filter(line -> !line.startsWith("===")).toList();

        assertThat(found(lines)).hasSizeLessThan(lines.size() / 3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {"(?i)a(?:b|c)d ~ a(b|c)d",
            "\\bx[^\\s:\"]+?y ~ x[^\t\u000b-\r \":]+y",
            "[\\]a^-]{20,} ~ []a^-]{4,}", "a{2}b{0,3}c{1,2} ~ a{2,}b*c+", "\\.\\$\\(\\\\ ~ \\.\\$\\(\\\\",
            "a.*?b ~ a.*b"})
    void putsExpressionsAsPosixDoes(String re2, String posix) {
        assertThat(PosixExpression.of(re2)).isEqualTo(posix.replace("\\u000b", "\u000b"));
    }

    private Set<Integer> found(List<String> texts) throws IOException, InterruptedException {
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(folder.resolve(Integer.toString(i)), texts.get(i));
        }
        Path list = Files.createTempFile("found", "");
        List<String> command = new ArrayList<>(List.of("sh", "-c",
                "ls | LC_ALL=C xargs grep -E -i -a -l -e \"$0\" --", SCREEN));
        Process grep = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(list.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(grep.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Set<Integer> found = new HashSet<>();
        Files.readAllLines(list).forEach(name -> found.add(Integer.valueOf(name)));
        Files.delete(list);
        return found;
    }

    private static String resource(String name) throws IOException {
        return new String(
                Objects.requireNonNull(SecretScreenTest.class.getResourceAsStream("/redact/" + name)).readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
