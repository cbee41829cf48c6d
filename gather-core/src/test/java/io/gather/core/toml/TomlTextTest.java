package io.gather.core.toml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TomlTextTest {
    private static final String TEXT = """
            # ours
            cluster = "c" # the name

            [upload] # where to
            ways = [
              "a", # first
              "b]",
            ]
            http.host = "h"

            [[other]]
            host = "x"
            """;

    @Test
    void replacesAValueAndKeepsTheRest() {
        assertThat(new TomlText(TEXT).with("cluster", "d").with("upload.ways", List.of("c")).text()).isEqualTo(
                TEXT.replace("\"c\" #", "\"d\" #").replaceFirst("(?s)\\[\n  \"a\".*?\n]", "[\"c\"]"));
    }

    @Test
    void addsAKeyInItsTable() {
        assertThat(new TomlText(TEXT).with("upload.enabled", true).text())
                .contains("http.host = \"h\"\nenabled = true\n");
        assertThat(new TomlText(TEXT).with("upload.http.port", 8080L).text())
                .contains("http.host = \"h\"\nhttp.port = 8080\n");
        assertThat(new TomlText(TEXT).with("prefix", "p").text()).contains("# the name\nprefix = \"p\"\n\n[upload]");
        assertThat(new TomlText(TEXT).with("upload.ftp.host", "f").text()).endsWith("\n[upload.ftp]\nhost = \"f\"\n");
        assertThat(new TomlText("").with("a.b", "c").text()).isEqualTo("[a]\nb = \"c\"\n");
        assertThat(new TomlText("[a]").with("a.b", "c").text()).isEqualTo("[a]\nb = \"c\"\n");
    }

    @Test
    void takesAKeyAway() {
        assertThat(new TomlText(TEXT).without("upload.ways").text()).contains("[upload] # where to\nhttp.host");
        assertThat(new TomlText(TEXT).without("nothing.there").text()).isEqualTo(TEXT);
    }

    @Test
    void refusesWhatItCannotDoWithoutHarm() {
        assertThatThrownBy(() -> new TomlText("[upload]\nhttp = { host = 'x' }\n").with("upload.http.port", 1L))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("upload.http.port");
    }

    @Test
    void quotesWhatNeedsIt() {
        String nasty = "a\"b\\c\td # e ' \u007f \u20ac";
        assertThat(Toml.parse(new TomlText("").with("k", nasty).text()).getString("k")).isEqualTo(nasty);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void changesOneKeyOfAnyFileAndNoOther(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            String before = text(random);
            String key = key(random);
            Object value = value(random);
            boolean clears = random.nextInt(4) == 0;
            TomlText text = new TomlText(before);

            String after = (clears ? text.without(key) : text.with(key, value)).text();

            Map<String, String> wanted = values(before);
            wanted.keySet().removeIf(it -> it.equals(key) || it.startsWith(key + "."));
            Map<String, String> got = values(after);
            String told = got.remove(key);
            assertThat(got).as("seed %s, key %s of\n%s", seed, key, before).isEqualTo(wanted);
            assertThat(told).as("seed %s, key %s of\n%s", seed, key, before)
                    .isEqualTo(clears ? null : values("k = " + TomlText.literal(value)).get("k"));
            assertThat(comments(after)).as("seed %s", seed).containsAll(comments(before).stream()
                    .filter(comment -> comment.startsWith("# own")).toList());
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        keys(text, random, "root");
        for (String table : List.of("upload", "upload.http", "limits", "\"quoted.x\"")) {
            if (random.nextBoolean()) {
                text.append(random.nextBoolean() ? "\n" : "").append("# own ").append(table).append("\n[")
                        .append(table).append("]").append(random.nextBoolean() ? " # here" : "").append('\n');
                keys(text, random, table);
            }
        }
        return random.nextInt(5) == 0 ? text.toString().stripTrailing() : text.toString();
    }

    private static void keys(StringBuilder text, Random random, String comment) {
        for (String key : List.of("a", "b", "host", "port")) {
            if (random.nextBoolean()) {
                text.append(random.nextInt(3) == 0 ? "  " : "").append(key).append(random.nextBoolean() ? " = " : "=")
                        .append(literal(random)).append(random.nextInt(3) == 0 ? " # " + comment : "").append('\n');
            }
            if (random.nextInt(6) == 0) {
                text.append("# own ").append(comment).append(key).append('\n');
            }
        }
    }

    private static String literal(Random random) {
        return List.of("\"x\"", "'#not'", "12", "true", "[1, 2]", "[\n  \"a\", # in ]\n  'b'\n]",
                "\"\"\"\nlong\n# not\n\"\"\"",
                "2026-01-01", "{ x = 1 }", "1.5").get(random.nextInt(10));
    }

    private static String key(Random random) {
        return List
                .of("a", "b", "host", "upload.a", "upload.host", "upload.http.host", "upload.http.port", "limits.port",
                        "new.table.key")
                .get(random.nextInt(9));
    }

    private static Object value(Random random) {
        return List.<Object>of("text", "with \"quotes\" # and more", 42L, false, List.of("a", "b"), List.of())
                .get(random.nextInt(6));
    }

    private static Map<String, String> values(String text) {
        TomlParseResult result = Toml.parse(text);
        assertThat(result.errors()).as(text).isEmpty();
        Map<String, String> values = new TreeMap<>();
        result.dottedEntrySet().forEach(entry -> values.put(entry.getKey(),
                entry.getValue() instanceof TomlArray array ? array.toJson() : entry.getValue().toString()));
        return values;
    }

    private static List<String> comments(String text) {
        return new ArrayList<>(text.lines().map(String::strip).filter(line -> line.startsWith("#")).toList());
    }
}
