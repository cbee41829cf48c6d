package io.gather.cli.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.catalog.Condition;
import io.gather.core.inventory.Node;
import io.gather.core.minion.Estimate;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a minion says beforehand of the files of a plan is what it then gathers. */
class EstimatesTest {
    private static final Node NODE = new Node("node1", "127.0.0.1");
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir
    Path temp;
    private Path tree;

    @BeforeEach
    void lay() throws Exception {
        tree = Files.createDirectory(temp.resolve("tree"));
    }

    private Path file(String name, int size, int age) throws IOException {
        Path file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[size]);
        return Files.setLastModifiedTime(file,
                FileTime.from(Instant.parse("2026-11-20T10:00:00Z").minusSeconds(age * 60L)));
    }

    @ParameterizedTest
    @MethodSource("io.gather.cli.conformance.ConformanceTest#nodes")
    void areWhatIsGathered(String node) throws Exception {
        for (int i = 0; i < 12; i++) {
            file("logs/messages." + i, 1000 + i, i);
            file("many/log." + i, 1000 + i, i);
            file("times/log." + i, 100 + i, i);
        }
        file("logs/skipped.gz", 5000, 2);
        file("logs/old/deep/a.log", 300, 100_000);
        file("large/huge.log", 70_000, 1);
        file("large/small.log", 70, 2);
        file("odd/with space\nand line", 77, 0);
        file("odd/it's $HOME \\ \"quoted\"", 11, 3);
        file("one/a", 5, 0);
        file("two/a", 6, 0);
        Files.createDirectories(tree.resolve("empty/inner"));
        Files.createSymbolicLink(tree.resolve("logs/link"), Path.of("messages.3"));
        Files.createSymbolicLink(tree.resolve("logs/dead"), Path.of("nowhere"));
        PlanTasks tasks = PlanTasks.oneByOne().files(tree + "/logs/messages.1*").exclude("*.gz", tree + "/logs/old")
                .files(tree + "/logs", tree + "/odd").exclude().files(tree + "/logs").files(tree + "/empty")
                .files(tree + "/nothing/*").files(tree + "/**/inner").maxFile(500).files(tree + "/large")
                .maxFile(10_000).max(3500).files(tree + "/many").max(10_000_000)
                .since(Instant.parse("2026-11-20T09:55:00Z")).files(tree + "/times").since(null).followLinks()
                .files(tree + "/logs/link", tree + "/logs/dead")
                .when(Condition.Kind.FILE, tree + "/none").files(tree + "/one")
                .when(Condition.Kind.FILE, tree + "/odd/with*").files(tree + "/two")
                .when(Condition.Kind.COMMAND, "sh").command("echo not counted");

        try (Both both = new Both(temp, node)) {
            for (MinionLauncher minion : both.each().toList()) {
                Map<Integer, Estimate> estimated = minion.estimate(NODE, tasks.plan("t-preview"), WITHIN).orElseThrow();

                assertThat(estimated).as(minion.getClass().getSimpleName()).isEqualTo(gathered(minion, tasks));
            }
        }
        assertThat(temp.resolve("shell")).satisfiesAnyOf(it -> assertThat(it).doesNotExist(),
                it -> assertThat(it).isEmptyDirectory());
    }

    private static Map<Integer, Estimate> gathered(MinionLauncher minion, PlanTasks tasks) throws Exception {
        MinionRun run = Both.start(minion, tasks);
        try {
            Map<Integer, Estimate> all = new LinkedHashMap<>();
            for (Outcome outcome : Gathered.all(run).outcomes()) {
                if (tasks.plan("t-any").tasks().get(outcome.task() - 1) instanceof io.gather.core.plan.Task.Files) {
                    try (Stream<Result> results = run.results(outcome)) {
                        List<Result> each = results.toList();
                        all.put(outcome.task(), new Estimate(each.size(),
                                each.stream().filter(it -> it.kind() == Result.Kind.FILE).mapToLong(Result::size)
                                        .sum()));
                    }
                }
            }
            return all;
        } finally {
            run.discard();
        }
    }
}
