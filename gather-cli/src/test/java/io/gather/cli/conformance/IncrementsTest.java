package io.gather.cli.conformance;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import io.gather.cli.conformance.LogHistory.Stretch;
import io.gather.core.catalog.Keep;
import io.gather.core.compress.Compressor;
import io.gather.core.merge.Merge;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Result;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.Increment;
import io.gather.core.watermark.Mark;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Increments in cases of their own; {@link FollowedLog} plays whatever else may become of a log. */
class IncrementsTest {
    private static final int MERGED = 6;

    @TempDir
    Path temp;

    private final JumpingClock clock = new JumpingClock();

    @ParameterizedTest
    @ValueSource(strings = {GatheredLogs.JAVA, "dash", "busybox ash", Both.DAEMON})
    void whatIsMaskedIsNotTorn(String node) throws Exception {
        try (GatheredLogs gathered = new GatheredLogs(temp, node, clock, List.of("key-[0-9]+"))) {
            Path log = gathered.logs().resolve("messages");
            Files.writeString(log, "one key-1\n");
            gathered.full();
            Files.writeString(log, "one key-1\ntwo key-");
            assertThat(last(gathered.increment())).isEqualTo("two key-");
            Files.writeString(log, "one key-1\ntwo key-22\n");
            assertThat(last(gathered.increment())).isEqualTo("one ********\ntwo ********\n");
            Files.writeString(log, "one key-1\ntwo key-22\nthree key-3\n");
            assertThat(last(gathered.increment())).isEqualTo("three ********\n");
            assertThat(GatheredLogs.contents(gathered.merged("all"))).hasSize(1).first()
                    .isEqualTo("one ********\ntwo ********\nthree ********\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Logs that grew, were rotated, replaced, emptied, compressed, are new, or as they were. */
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash", Both.DAEMON})
    void whatIsBehindMarksIsToldAlike(String node) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("log"));
        for (String name : List.of("grown", "kept", "rotated", "replaced", "emptied", "packed", "masked")) {
            Files.writeString(tree.resolve(name), ("line of " + name + "\n").repeat(3_000));
        }
        try (Both both = new Both(Files.createDirectory(temp.resolve("spools")), node)) {
            List<Mark> marks = marks(both, tree);
            change(tree);
            both.compare(PlanTasks.oneByOne().marks(marks).files(tree + "/[!mr]*").mask("key=[0-9]+")
                    .files(tree + "/masked").mask().keep(Keep.TAIL).maxFile(10_000).files(tree + "/rotated*"));
        }
    }

    private static List<Mark> marks(Both both, Path tree) throws Exception {
        List<Mark> marks = new ArrayList<>();
        try (MinionRun run = Both.start(both.each().findFirst().orElseThrow(), new PlanTasks().files(tree))) {
            for (Result result : Gathered.all(run).results(1)) {
                marks.add(Objects.requireNonNull(Mark.of(result.source(), result.ranges().getLast())));
            }
            run.discard();
        }
        return marks;
    }

    private static void change(Path tree) throws Exception {
        Files.writeString(tree.resolve("grown"), "more\n".repeat(2_000), StandardOpenOption.APPEND);
        Files.writeString(tree.resolve("masked"), "key=1234 and key=5", StandardOpenOption.APPEND);
        Files.move(tree.resolve("rotated"), tree.resolve("rotated.1"));
        Files.writeString(tree.resolve("rotated.1"), "the last lines\n".repeat(900), StandardOpenOption.APPEND);
        Files.writeString(tree.resolve("rotated"), "begun anew\n");
        Files.writeString(tree.resolve("replaced"), "all of it is another one\n".repeat(3_000));
        Files.writeString(tree.resolve("emptied"), "");
        Files.writeString(tree.resolve("fresh"), "never seen\n".repeat(5_000));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tree.resolve("packed.1.gz")))) {
            Files.copy(tree.resolve("packed"), out);
            out.write("behind it\n".repeat(900).getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(tree.resolve("packed"));
    }

    /** It never changes again, so nothing of it can be torn. */
    @ParameterizedTest
    @ValueSource(strings = {GatheredLogs.JAVA, "dash", Both.DAEMON})
    void whatIsMaskedAndCompressedIsSentOnce(String node) throws Exception {
        try (GatheredLogs gathered = new GatheredLogs(temp, node, clock, List.of("key-[0-9]+"))) {
            try (OutputStream out = new GZIPOutputStream(
                    Files.newOutputStream(gathered.logs().resolve("messages.1.gz")))) {
                out.write("one key-1\n".repeat(500).getBytes(StandardCharsets.UTF_8));
            }
            gathered.full();
            Files.writeString(gathered.logs().resolve("messages"), "two\n");
            assertThat(GatheredLogs.contents(Objects.requireNonNull(gathered.increment().bundle())).stream()
                    .filter(content -> content.length > 0)).hasSize(1);
        }
    }

    /** Neither has the inode that the mark has, and which of them was copied is not to be told. */
    @ParameterizedTest
    @ValueSource(strings = {GatheredLogs.JAVA, "dash", Both.DAEMON})
    void logsThatAreAlikeAreWhole(String node) throws Exception {
        try (GatheredLogs gathered = new GatheredLogs(temp, node, clock)) {
            String text = "the same line in both " + "x".repeat(400_000) + "\n";
            for (String name : List.of("a", "b")) {
                Files.writeString(gathered.logs().resolve(name), text);
            }
            gathered.full();
            for (String name : List.of("a", "b")) {
                Path copy = Files.copy(gathered.logs().resolve(name), temp.resolve(name));
                Files.writeString(copy, name, StandardOpenOption.APPEND);
            }
            for (String name : List.of("a", "b")) {
                Files.move(temp.resolve(name), gathered.logs().resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(GatheredLogs.contents(Objects.requireNonNull(gathered.increment().bundle())))
                    .extracting(content -> new String(content, StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder(text + "a", text + "b");
        }
    }

    private static String last(GatherEnd end) throws Exception {
        return new String(GatheredLogs.contents(Objects.requireNonNull(end.bundle())).getLast(),
                StandardCharsets.UTF_8);
    }

    @Test
    void whatNeverArrivedIsGatheredAgain() throws Exception {
        try (GatheredLogs gathered = new GatheredLogs(temp, GatheredLogs.JAVA, clock)) {
            Path log = gathered.logs().resolve("messages");
            Files.writeString(log, "one\n");
            GatherEnd full = gathered.full();
            Files.writeString(log, "one\ntwo\n");
            GatherEnd lost = gathered.gather(new Increment(true, false, true));
            Files.writeString(log, "one\ntwo\nthree\n");
            GatherEnd last = gathered.increment();

            assertThat(lost.bundle()).exists();
            assertThat(gathered.parts()).containsExactly(full.bundle(), last.bundle());
            assertThat(GatheredLogs.contents(Objects.requireNonNull(last.bundle()))).first()
                    .isEqualTo("two\nthree\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatWasMergedCanBeMergedOn(int seed) throws Exception {
        Random random = new Random(seed);
        try (GatheredLogs gathered = new GatheredLogs(temp, GatheredLogs.JAVA, clock)) {
            LogHistory log = new LogHistory(gathered.logs().resolve("messages"), random, List.of(Compressor.values()));
            for (int i = 0; i < 2 * MERGED; i++) {
                for (int steps = random.nextInt(12); steps >= 0; steps--) {
                    log.step();
                }
                gathered.increment();
                if (i == MERGED - 1) {
                    gathered.merged("half");
                }
            }
            List<Path> later = new ArrayList<>(gathered.parts().subList(MERGED, 2 * MERGED));
            later.add(temp.resolve("half.tgz"));
            Merge.Merged merged = new Merge(temp.resolve("again.tgz"), false).of(later);

            assertThat(merged.gathers()).hasSize(2 * MERGED);
            assertThat(stretches(log, temp.resolve("again.tgz"))).isEqualTo(stretches(log, gathered.merged("all")));
        }
    }

    private static Set<Stretch> stretches(LogHistory log, Path bundle) throws Exception {
        Set<Stretch> stretches = new HashSet<>();
        for (byte[] content : GatheredLogs.contents(bundle)) {
            stretches.addAll(log.stretch(content));
        }
        return stretches;
    }
}
