package io.gather.incident.flog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FilteredCopyTest {
    private static final EventFilter ALL = new EventFilter(Double.NaN, Double.NaN, Double.NaN, "", "");

    @TempDir
    private Path folder;
    private final List<FlogLine.Damaged> damaged = new ArrayList<>();

    private Path log(String... lines) throws Exception {
        return Files.writeString(folder.resolve("a.flog"),
                "# foolscap flogfile v1\n" + String.join("\n", lines) + "\n");
    }

    private FilteredCopy.Count copy(Path from, Path to) throws Exception {
        return FilteredCopy.run(from, to, ALL, UnaryOperator.identity(), damaged::add);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> String.valueOf(it.getFileName())).sorted().toList();
        }
    }

    @Test
    void aLogThatCannotBeReadWholeIsNotReplacedByWhatIsLeft() throws Exception {
        Path log = log("{\"d\": {\"num\": 1}}", "{\"d\": {\"num\"", "{\"d\": {\"num\": 3}}");
        String before = Files.readString(log);

        FilteredCopy.Count count = copy(log, log);

        assertThat(log).hasContent(before);
        assertThat(count).isEqualTo(new FilteredCopy.Count(0, 2, 1));
        assertThat(damaged).singleElement().satisfies(it -> assertThat(it.number()).isEqualTo(3));
        assertThat(names()).containsExactly("a.flog");
    }

    @Test
    void whatCanBeReadOfItIsCopied() throws Exception {
        Path log = log("{\"d\": {\"num\": 1}}", "{\"d\": {\"num\"", "{\"d\": {\"num\": 3}}");

        assertThat(copy(log, folder.resolve("b.flog"))).isEqualTo(new FilteredCopy.Count(2, 2, 1));

        assertThat(folder.resolve("b.flog")).content().contains("\"num\": 1", "\"num\": 3");
        assertThat(names()).containsExactly("a.flog", "b.flog");
    }

    @Test
    void aWholeLogIsChangedItself() throws Exception {
        Path log = log("{\"d\": {\"num\": 1, \"level\": 10}}", "{\"d\": {\"num\": 2, \"level\": 30}}");

        FilteredCopy.run(log, log, new EventFilter(Double.NaN, Double.NaN, 20, "", ""), UnaryOperator.identity(),
                damaged::add);

        assertThat(log).content().contains("\"num\": 2").doesNotContain("\"num\": 1");
        assertThat(names()).containsExactly("a.flog");
    }
}
