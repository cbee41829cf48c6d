package io.gather.cli.help;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.cli.ProgramInProcess;
import io.gather.core.error.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExplainTest {
    @TempDir
    Path folder;

    private ProgramInProcess.Ended explain(String... words) {
        List<String> line = new ArrayList<>(List.of("explain"));
        line.addAll(List.of(words));
        return new ProgramInProcess(folder).run(line.toArray(String[]::new));
    }

    @Test
    void tellsWhatACodeMeans() {
        for (String typed : List.of("GATHER-6001", "gather-6001", "6001")) {
            ProgramInProcess.Ended ended = explain(typed);

            assertThat(ended.code()).isZero();
            assertThat(ended.out()).startsWith("GATHER-6001: no way of uploading worked")
                    .contains("\n  next: ", "\n  exit code: 6, not uploaded");
        }
        assertThat(explain("6110").out()).contains("of an upload 6");
    }

    @Test
    void tellsProgramsToo() {
        assertThat(explain("2101", "--json").out()).startsWith("{\"code\":\"GATHER-2101\",\"meaning\":\"")
                .contains("\"category\":\"USAGE\",\"exitCode\":2}").hasLineCount(1);
        assertThat(explain("6110", "--json").out()).doesNotContain("exitCode");
    }

    @Test
    void listsAllOfThem() {
        assertThat(explain().out().lines()).hasSizeGreaterThan(150).isSorted()
                .allSatisfy(line -> assertThat(line).matches("GATHER-\\d{4}  \\S.*"));
        assertThat(explain("--json").out().lines()).hasSizeGreaterThan(150).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void namesTheNearestOfOneThatIsNotThere() {
        ProgramInProcess.Ended ended = explain("GATHER-6009");

        assertThat(ended.code()).isEqualTo(Category.USAGE.exitCode());
        assertThat(ended.err()).contains("no error with the code 'GATHER-6009'; the nearest are", "GATHER-6008",
                "gather explain  [GATHER-2003]");
        assertThat(explain("nonsense").err()).contains("'nonsense'").doesNotContain("nearest");
    }
}
