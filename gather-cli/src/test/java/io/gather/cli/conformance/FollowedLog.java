package io.gather.cli.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.gather.cli.conformance.LogHistory.Stretch;
import io.gather.core.compress.Compressor;
import io.gather.core.overlord.event.GatherEnd;

import static org.assertj.core.api.Assertions.assertThat;

/** A random history of a log, gathered at random moments: merged, nothing is missing and nothing was sent twice. */
final class FollowedLog {
    private final Path temp;
    private final JumpingClock clock = new JumpingClock();

    FollowedLog(Path temp) {
        this.temp = temp;
    }

    void follow(String node, int seed, int hours) throws Exception {
        try (GatheredLogs gathered = new GatheredLogs(temp, node, clock)) {
            follow(gathered, seed, hours);
        }
    }

    private void follow(GatheredLogs gathered, int seed, int hours) throws Exception {
        Random random = new Random(seed);
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
