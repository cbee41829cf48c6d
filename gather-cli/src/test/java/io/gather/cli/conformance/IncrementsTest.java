package io.gather.cli.conformance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.cli.conformance.LogHistory.Stretch;
import io.gather.core.merge.Merge;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.request.Increment;
import io.gather.core.watermark.Compressor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Random histories of a log, gathered at random moments: merged, nothing is missing and nothing was sent twice. */
class IncrementsTest {
    private static final int GATHERS = 10;
    private static final int SEEDS = 3;
    private static final int MERGED = 6;
    /** A gather an hour; 720 of them are a month. */
    private static final int HOURS = Integer.getInteger("gather.increments.hours", 48);

    @TempDir
    Path temp;

    private final JumpingClock clock = new JumpingClock();

    static Stream<Arguments> histories() {
        return Stream.of(GatheredLogs.JAVA, "dash", "bash", "busybox ash")
                .flatMap(
                        node -> Stream.iterate(1, seed -> seed + 1).limit(SEEDS).map(seed -> Arguments.of(node, seed)));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void loseNothingAndSendNothingTwice(String node, int seed) throws Exception {
        follow(node, seed, GATHERS);
    }

    @Test
    void loseNothingInTheLongRun(TestReporter reporter) throws Exception {
        int seed = new Random().nextInt();
        reporter.publishEntry("seed", Integer.toString(seed));
        follow(GatheredLogs.JAVA, seed, HOURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {GatheredLogs.JAVA, "dash", "busybox ash"})
    void whatIsMaskedIsNotTorn(String node) throws Exception {
        GatheredLogs gathered = new GatheredLogs(temp, node, clock, List.of("key-[0-9]+"));
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

    /** Neither has the inode that the mark has, and which of them was copied is not to be told. */
    @ParameterizedTest
    @ValueSource(strings = {GatheredLogs.JAVA, "dash"})
    void logsThatAreAlikeAreWhole(String node) throws Exception {
        GatheredLogs gathered = new GatheredLogs(temp, node, clock);
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

    private static String last(GatherEnd end) throws Exception {
        return new String(GatheredLogs.contents(Objects.requireNonNull(end.bundle())).getLast(),
                StandardCharsets.UTF_8);
    }

    @Test
    void whatNeverArrivedIsGatheredAgain() throws Exception {
        GatheredLogs gathered = new GatheredLogs(temp, GatheredLogs.JAVA, clock);
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatWasMergedCanBeMergedOn(int seed) throws Exception {
        Random random = new Random(seed);
        GatheredLogs gathered = new GatheredLogs(temp, GatheredLogs.JAVA, clock);
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

    private static Set<Stretch> stretches(LogHistory log, Path bundle) throws Exception {
        Set<Stretch> stretches = new HashSet<>();
        for (byte[] content : GatheredLogs.contents(bundle)) {
            stretches.addAll(log.stretch(content));
        }
        return stretches;
    }

    private void follow(String node, int seed, int hours) throws Exception {
        Random random = new Random(seed);
        GatheredLogs gathered = new GatheredLogs(temp, node, clock);
        LogHistory log = new LogHistory(gathered.logs().resolve("messages"), random, List.of(Compressor.values()));
        BitSet seen = new BitSet();
        for (int i = 0; i < hours; i++) {
            for (int steps = random.nextInt(12); steps >= 0; steps--) {
                log.step();
            }
            clock.jump(random);
            log.present().forEach(it -> seen.set(it.from(), it.to()));
            GatherEnd end = i == 0 ? gathered.full() : gathered.increment();
            if (i < hours - 1 && random.nextInt(5) == 0) {
                Files.delete(Objects.requireNonNull(end.bundle()));
                // What only this one had may be gone from the node since.
                seen.clear();
                if (i > 0) {
                    seen.or(covered(gathered, log, "until-" + i));
                }
            }
        }
        BitSet covered = covered(gathered, log, "all");
        BitSet lost = (BitSet) seen.clone();
        lost.andNot(covered);
        covered.andNot(seen);

        assertThat(spans(lost)).as("lost, seed " + seed).isEmpty();
        assertThat(spans(covered)).as("never there, seed " + seed).isEmpty();
    }

    private static List<String> spans(BitSet bits) {
        List<String> spans = new ArrayList<>();
        for (int from = bits.nextSetBit(0); from >= 0; from = bits.nextSetBit(bits.nextClearBit(from))) {
            spans.add(from + " until " + bits.nextClearBit(from));
        }
        return spans;
    }

    /** Which bytes are in it; each must be there once, and must have been sent once. */
    private static BitSet covered(GatheredLogs gathered, LogHistory log, String name) throws Exception {
        BitSet covered = new BitSet();
        List<Path> parts = gathered.parts();
        if (parts.isEmpty()) {
            return covered;
        }
        long size = 0;
        for (byte[] content : GatheredLogs.contents(gathered.merged(name))) {
            for (Stretch stretch : log.stretch(content)) {
                assertThat(covered.get(stretch.from(), stretch.to()).cardinality()).as("twice: " + stretch).isZero();
                covered.set(stretch.from(), stretch.to());
                size += content.length;
            }
        }
        long sent = 0;
        for (Path part : parts) {
            sent += GatheredLogs.contents(part).stream().mapToLong(it -> it.length).sum();
        }
        assertThat(sent).as("bytes that were sent").isEqualTo(size);
        return covered;
    }
}
