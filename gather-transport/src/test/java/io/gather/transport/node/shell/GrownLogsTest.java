package io.gather.transport.node.shell;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.watermark.Mark;
import io.gather.core.watermark.Marks;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What logs have new, of many at once. */
class GrownLogsTest {
    private static final Path DASH = Path.of("/usr/bin/dash");
    private static final int LOGS = 10;

    @RegisterExtension
    final Bench bench = new Bench();

    @TempDir
    Path temp;

    private Path logs;
    private final Map<String, String> news = new TreeMap<>();
    private String[] masks = {};

    @BeforeEach
    void lay() throws Exception {
        logs = Files.createDirectories(temp.resolve("log"));
        for (int i = 0; i < LOGS; i++) {
            Files.writeString(logs.resolve("grown" + i), ("first of " + i + "\n").repeat(30_000));
            Files.writeString(logs.resolve("same" + i), ("nothing new in " + i + "\n").repeat(300));
        }
    }

    private void grow(String name, String more) throws Exception {
        Files.writeString(logs.resolve(name), more, StandardOpenOption.APPEND);
        told(name, more);
    }

    private void growAll() throws Exception {
        for (int i = 0; i < LOGS; i++) {
            grow("grown" + i, ("second of " + i + "\n").repeat(20_000 + i));
        }
    }

    /** However busy this machine is. */
    private PlanTasks tasks() {
        return new PlanTasks().timeout(Duration.ofMinutes(2)).masks(masks).files(logs);
    }

    private List<Mark> marks(NodeShells shells) throws Exception {
        List<Mark> marks = new ArrayList<>();
        for (Result result : bench.gather(shells, temp, tasks()).results(1)) {
            marks.add(Objects.requireNonNull(Mark.of(result.source(), result.ranges().getLast()), result.source()));
        }
        return marks;
    }

    private Gathered behind(List<Mark> marks, NodeShells shells) throws Exception {
        return Gathered.all(bench.start(Bench.minions(shells, temp), tasks().plan(Bench.id())
                .from(marks)));
    }

    private void told(String name, String text) {
        news.put(name, told(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Enough to compare. */
    private static String told(byte[] content) {
        return content.length + " bytes, " + Marks.digest(content, content.length);
    }

    private Map<String, String> contents(Gathered gathered) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        for (Result result : gathered.results(1)) {
            if (result.size() > 0) {
                contents.put(logs.relativize(Path.of(result.source())).toString(),
                        told(gathered.bytes(gathered.one(1), result)));
            }
        }
        return contents;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash"})
    void areTakenFromTheirMarksOn(String shell) throws Exception {
        Files.writeString(logs.resolve("replaced"), "the same head\n".repeat(100) + "x\n".repeat(900));
        Path packed = logs.resolve("packed");
        Files.writeString(packed, "\u001f\u008b\b" + "no text".repeat(900), StandardCharsets.ISO_8859_1);
        Files.writeString(logs.resolve("short"), "short\n");
        NodeShells shells = LocalShells.of(shell.split(" "));
        List<Mark> marks = marks(shells);
        growAll();
        grow("same1", "a few bytes more\n");
        grow("short", "and longer\n");
        String replaced = "the same head\n".repeat(100) + "y\n".repeat(2_000);
        Files.writeString(logs.resolve("replaced"), replaced);
        told("replaced", replaced);
        Files.writeString(packed, "more", StandardOpenOption.APPEND);
        told("packed", Files.readString(packed, StandardCharsets.ISO_8859_1));
        String fresh = "never seen\n".repeat(5_000);
        Files.writeString(logs.resolve("fresh"), fresh);
        told("fresh", fresh);

        Gathered gathered = behind(marks, shells);

        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        assertThat(gathered.results(1)).hasSize(2 * LOGS + 4);
        assertThat(contents(gathered)).isEqualTo(news);
        List<Mark> next = gathered.results(1).stream().filter(it -> !it.source().endsWith("packed"))
                .map(it -> Objects.requireNonNull(Mark.of(it.source(), it.ranges().getLast()))).toList();
        news.clear();
        grow("same1", "behind a few\n");
        told("packed", Files.readString(packed, StandardCharsets.ISO_8859_1));
        assertThat(contents(behind(next, shells))).isEqualTo(news);
    }

    /** What masks apply to is compared as quickly, as long as they end with a line. */
    @ParameterizedTest
    @ValueSource(strings = {"", "key-[0-9]+"})
    void costFewProgramsMore(String mask) throws Exception {
        masks = mask.isEmpty() ? masks : new String[]{mask};
        DyingTools tools = DyingTools.lay(temp.resolve("bin"), DASH, null, 0, DyingTools.Death.AT_ONCE);
        List<Mark> marks = marks(LocalShells.of("dash"));
        growAll();

        assertThat(contents(behind(marks, shells(tools)))).isEqualTo(news);

        Map<String, Integer> calls = new TreeMap<>();
        DyingTools.NAMES.stream().filter(it -> !it.equals("sleep")).forEach(it -> calls.put(it, tools.calls(it)));
        // Two for a log that has grown, one for another; the rest is for all of them together, and for the minion.
        assertThat(calls.values().stream().mapToInt(it -> it).sum()).as("%s", calls).isLessThanOrEqualTo(3 * LOGS + 70);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox ash"})
    void areNotTornWhereMasksApply(String shell) throws Exception {
        Files.writeString(logs.resolve("torn"), "whole\n".repeat(500) + "key-");
        NodeShells shells = LocalShells.of(shell.split(" "));
        List<Mark> marks = marks(shells);
        growAll();
        grow("torn", "22\n");
        told("torn", "whole\n".repeat(500) + "********\n");
        masks = new String[]{"key-[0-9]+"};

        assertThat(contents(behind(marks, shells))).isEqualTo(news);
    }

    /** Whatever becomes of what looks at many of them: then each is looked at by itself. */
    @ParameterizedTest
    @CsvSource({"head, 1", "head, 4", "split, 1", "sha256sum, 1", "sha256sum, 2", "sha256sum, 3", "od, 1", "dd, 3",
            "gzip, 2", "wc, 4"})
    void areAllThereWhateverDies(String tool, int call) throws Exception {
        DyingTools tools = DyingTools.lay(temp.resolve("bin"), DASH, tool, call, DyingTools.Death.IN_THE_MIDDLE);
        List<Mark> marks = marks(LocalShells.of("dash"));
        growAll();

        assertThat(contents(behind(marks, shells(tools)))).isEqualTo(news);
    }

    private static NodeShells shells(DyingTools tools) {
        return new LocalShells(List.of(DASH.toString()), Map.of("PATH", tools.path()), "");
    }
}
