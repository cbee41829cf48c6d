package io.gather.cli.docs;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.units.Durations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/concurrency.md names the threads, classes and bounds that there are. */
class ConcurrencyGuideTest {
    private static final Pattern NAMED = Pattern.compile("(?s)Thread\\s*\\.of(?:Virtual|Platform)\\(\\)[^;]*?"
            + "\\.name\\(\\s*\"([^\"]+)\"|new Thread\\([^;]*?,\\s*\"([^\"]+)\"\\)");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern CONSTANT = Pattern.compile("([0-9][0-9.]* (?:ms|s|min|h)) \\(`(\\w+)\\.([A-Z_]+)`\\)");

    private final Document document = Document.of("docs/concurrency.md");
    private final Map<String, Path> types = SourceTree.types();

    @Test
    void everyThreadIsThere() {
        Set<String> started = new TreeSet<>();
        for (Path file : types.values()) {
            Matcher matcher = NAMED.matcher(SourceTree.text(file));
            while (matcher.find()) {
                started.add(begin(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
            }
        }
        Set<String> told = new TreeSet<>();
        document.table("thread").forEach(row -> quoted(row.getFirst()).forEach(name -> told.add(begin(name))));

        assertThat(started).hasSizeGreaterThan(20);
        assertThat(told).containsAll(started);
        List<String> sources = types.values().stream().map(SourceTree::text).toList();
        assertThat(told).filteredOn(name -> sources.stream().noneMatch(source -> source.contains("\"" + name)))
                .isEmpty();
    }

    @Test
    void everyClassIsThere() {
        List<String> named = new ArrayList<>();
        document.table("thread").forEach(row -> named.addAll(quoted(row.get(1))));
        document.table("class").forEach(row -> named.addAll(quoted(row.getFirst())));

        named.removeIf(name -> !name.matches("[A-Z]\\w+"));
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named).filteredOn(name -> !types.containsKey(name)).isEmpty();
    }

    @Test
    void everyBoundIsWhatItSays() throws Exception {
        int compared = 0;
        for (List<String> row : document.table("wait")) {
            Matcher matcher = CONSTANT.matcher(row.get(1));
            while (matcher.find()) {
                assertThat(types.containsKey(matcher.group(2))).as(matcher.group()).isTrue();
                assertThat(Durations.parse(matcher.group(1).replace("min", "m"))).as(row.getFirst())
                        .isEqualTo(value(matcher.group(2), matcher.group(3)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(15);
    }

    private Duration value(String type, String constant) throws ReflectiveOperationException {
        Field field = Class.forName(SourceTree.qualified(types.get(type))).getDeclaredField(constant);
        field.setAccessible(true);
        return (Duration) field.get(null);
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    /** What follows in a thread's name is whom it is for. */
    private static String begin(String name) {
        return name.replaceAll("[ -]*(<.*|…)?$", "");
    }
}
