package io.gather.core.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What sos gathers by default we gather by default, or docs/sos-comparison.md says why not. */
class SosListTest {
    private static final Path ROOT = Path.of(System.getProperty("gather.root"));
    private static final Path LIST = ROOT.resolve("src-test-fixtures/src/main/resources/sos/debian-default.txt");
    private static final Path DOCUMENT = ROOT.resolve("docs/sos-comparison.md");

    private static final Pattern ROW = Pattern.compile("\\| ([a-z0-9_]+) \\| `([^`]+)` \\|.*");

    private final Set<String> commands = new HashSet<>();
    private final List<String> patterns = new ArrayList<>();

    SosListTest() {
        Catalog catalog = new CatalogReader().groups(ROOT.resolve("config/catalog"))
                .profiles(ROOT.resolve("config/profiles")).read();
        for (Item item : Selection.profile("default").choose(catalog)) {
            switch (item.what()) {
                case Item.Command command -> commands.add(command.line());
                case Item.Files files -> patterns.addAll(files.patterns());
                case Item.Contributed _ -> throw new AssertionError("shipped catalogs have none");
            }
        }
    }

    /** A line of the list, or a row of the table. */
    private record Line(String plugin, String what) {
        boolean isFile() {
            return what.startsWith("/") && !what.startsWith("/sbin/");
        }
    }

    @Test
    void everyLineIsGatheredOrExcused() throws IOException {
        Set<Line> excused = Set.copyOf(table());
        assertThat(list().filter(line -> !gathered(line) && !excused.contains(line)))
                .as("neither gathered nor in the table of %s", DOCUMENT).isEmpty();
    }

    @Test
    void noRowOfTheTableIsStale() throws IOException {
        Set<Line> known = Set.copyOf(list().toList());
        assertThat(table()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(table().stream().filter(line -> !known.contains(line))).as("not in the list").isEmpty();
        assertThat(table().stream().filter(this::gathered)).as("gathered after all").isEmpty();
    }

    @Test
    void theListIsWhole() throws IOException {
        assertThat(list().filter(Line::isFile)).hasSizeGreaterThan(100);
        assertThat(list().filter(line -> !line.isFile())).hasSizeGreaterThan(190);
    }

    @ParameterizedTest
    @CsvSource({"/etc/apt, /etc/apt, true", "/etc/apt, /etc, true",
            "/etc/postgresql/*/main/*.conf, /etc/postgresql/*/*/*.conf, true",
            "/etc/postgresql/*/*/*.conf, /etc/postgresql/*/main/*.conf, false", "/etc/hosts, /etc/host*, true",
            "/etc/host*, /etc/hosts, false", "/sys/block/*/queue, /sys/**/queue, true",
            "/proc/[0-9]*/mountinfo, /proc/[0-9]*/mountinfo, true", "/etc/aptitude, /etc/apt, false",
            "/etc/apt, /etc/apt/sources.list, false"})
    void knowsWhatAPatternCovers(String path, String pattern, boolean covered) {
        assertThat(covers(pattern, path)).isEqualTo(covered);
    }

    private boolean gathered(Line line) {
        return line.isFile()
                ? patterns.stream().anyMatch(pattern -> covers(pattern, line.what()))
                : commands.contains(line.what());
    }

    /** Whether the pattern stands for all that the path does, which may be a pattern itself. */
    private static boolean covers(String pattern, String path) {
        return covers(List.of(pattern.substring(1).split("/")), List.of(path.substring(1).split("/")));
    }

    private static boolean covers(List<String> pattern, List<String> path) {
        if (pattern.isEmpty()) {
            return true;
        }
        String first = pattern.getFirst();
        List<String> rest = pattern.subList(1, pattern.size());
        if (first.equals("**") && covers(rest, path)) {
            return true;
        }
        if (path.isEmpty()) {
            return false;
        }
        List<String> below = path.subList(1, path.size());
        return first.equals("**")
                ? covers(pattern, below)
                : component(first, path.getFirst()) && covers(rest, below);
    }

    private static boolean component(String pattern, String name) {
        return pattern.equals(name)
                || name.matches("\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E[^*]\\Q") + "\\E");
    }

    private static Stream<Line> list() throws IOException {
        return Files.readAllLines(LIST).stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 3)).map(columns -> new Line(columns[1], columns[2]));
    }

    private static List<Line> table() throws IOException {
        return Files.readAllLines(DOCUMENT).stream().map(ROW::matcher).filter(Matcher::matches)
                .map(row -> new Line(row.group(1), row.group(2))).toList();
    }
}
