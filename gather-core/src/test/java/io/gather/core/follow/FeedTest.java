package io.gather.core.follow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.gather.core.json.Json;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.FeedLine;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.report.NodeRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FeedTest {
    private static final List<GatherEvent> EVENTS = List.of(new GatherEvent.PhaseStarted(1, "setup"),
            new GatherEvent.Started(new GatherId("20261121T032254Z-41f3"), "c", 2, 20, "/x.tgz"),
            new GatherEvent.PhaseEnded(1, "setup", Duration.ofMillis(3), "no \u2028 space"),
            new GatherEvent.NodeMoved("n1", NodeState.RECONNECTING, "net.ss"),
            Events.task("n1", "ss", Status.TIMED_OUT, 3, 10), new GatherEvent.Progress(Map.of("n1", 5), 1L << 40),
            Events.ended("n1", NodeRecord.State.PARTIAL, 10, 5, "lost"), new GatherEvent.Notice("odd\nbut true"));

    @TempDir
    Path folder;

    @Test
    void handsOutEveryEventAsItWas() throws IOException {
        Path file = write(lines());

        assertThat(read(file)).extracting(FeedLine::event).isEqualTo(EVENTS);
    }

    @Test
    void waitsForTheRestOfALine() throws IOException {
        String line = lines().getFirst();
        Path file = Files.writeString(folder.resolve("feed"), line.substring(0, 20));
        List<FeedLine> came = new ArrayList<>();
        try (FeedReader reader = new FeedReader(file)) {
            assertThat(reader.read(came::add)).isTrue();
            assertThat(came).isEmpty();
            Files.writeString(file, line.substring(20) + "\n", StandardOpenOption.APPEND);
            assertThat(reader.read(came::add)).isTrue();
            assertThat(came).hasSize(1);
            Files.delete(file);
            assertThat(reader.read(came::add)).as("a run that was removed").isFalse();
        }
    }

    @Test
    void leavesOutWhatOnlyANewerVersionKnows() throws IOException {
        List<String> lines = new ArrayList<>(lines());
        lines.add(1, "{\"at\":1,\"event\":{\"event\":\"node-danced\",\"node\":\"n1\"}}");
        lines.add(2, "{\"at\":1}");
        lines.add(3, "");

        assertThat(read(write(lines))).extracting(FeedLine::event).isEqualTo(EVENTS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void survivesDamage(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = (String.join("\n", lines()) + "\n").getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(20); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("feed"), bytes);
            Standing standing = new Standing();

            read(file).forEach(line -> standing.apply(line.event(), line.at()));

            assertThat(standing.byState()).as("seed %s, round %s", seed, round).isNotNull();
        }
    }

    @Test
    void remembersTheLastEndings() throws IOException {
        EndedGathers endings = new EndedGathers(
                new io.gather.core.overlord.state.StateDirectory(folder.resolve("state")));
        NodeRecord node = ((GatherEvent.NodeEnded) EVENTS.get(6)).node();
        for (int i = 10; i < 40; i++) {
            endings.add(
                    new GatherEnded(id(i), Instant.EPOCH, 3, "/b.tgz", 5, "ab", List.of(node), Duration.ofSeconds(2),
                            false, List.of("n"), null, null, List.of(), null, null, null, null));
        }

        assertThat(endings.latest()).map(GatherEnded::id).contains(id(39));
        assertThat(endings.find(id(39)).flatMap(GatherEnded::end)).hasValueSatisfying(end -> {
            assertThat(end.nodes()).containsExactly(node);
            assertThat(end.bundle()).isEqualTo(Path.of("/b.tgz"));
        });
        assertThat(endings.find(id(20))).isPresent();
        assertThat(endings.find(id(19))).isEmpty();
    }

    private static GatherId id(int second) {
        return new GatherId("20261121T0322" + second + "Z-41f3");
    }

    private static List<String> lines() {
        return EVENTS.stream().map(event -> Json.write(new FeedLine(7, event))).toList();
    }

    private Path write(List<String> lines) throws IOException {
        return Files.write(folder.resolve("feed"), lines);
    }

    private static List<FeedLine> read(Path file) throws IOException {
        List<FeedLine> lines = new ArrayList<>();
        try (FeedReader reader = new FeedReader(file)) {
            reader.read(lines::add);
        }
        return lines;
    }
}
