package io.gather.core.overlord.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EventFeedTest {
    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();

    @Test
    void sumsUpWhatEndsWellAndTellsTheRestAtOnce() throws IOException {
        Path file = folder.resolve("feed");
        try (EventFeed feed = new EventFeed(file, clock)) {
            for (int i = 1; i <= 500; i++) {
                feed.on(task("n1", i, Status.OK));
            }
            feed.on(task("n1", 501, Status.TIMED_OUT));
            feed.on(new GatherEvent.NodeMoved("n1", NodeState.RUNNING, "g.i9"));
        }

        List<GatherEvent> events = events(file);
        assertThat(events).hasSizeLessThan(20).contains(task("n1", 501, Status.TIMED_OUT));
        assertThat(events.get(events.size() - 2)).isInstanceOfSatisfying(GatherEvent.Progress.class,
                progress -> assertThat(progress.done()).containsEntry("n1", 501));
        assertThat(events.getLast()).isInstanceOf(GatherEvent.NodeMoved.class);
    }

    @Test
    void staysSmallThoughEverythingFails() throws IOException {
        Path file = folder.resolve("feed");
        try (EventFeed feed = new EventFeed(file, clock)) {
            for (int i = 1; i <= 100_000; i++) {
                feed.on(task("n" + i % 1000, i, Status.ERROR));
            }
        }

        assertThat(Files.size(file)).isLessThan(2 << 20);
    }

    @Test
    void isWholeWhileTheGatherGoesOn() throws IOException {
        Path file = folder.resolve("feed");
        try (EventFeed feed = new EventFeed(file, clock)) {
            feed.on(new GatherEvent.PhaseStarted(3, "run nodes"));

            assertThat(events(file)).containsExactly(new GatherEvent.PhaseStarted(3, "run nodes"));
        }
    }

    private static GatherEvent task(String node, int done, Status status) {
        return new GatherEvent.TaskEnded(node, new Outcome(done, "g", "i" + done, null, "", status, null, 0, null,
                Instant.EPOCH, Duration.ofMillis(5), 1, 10, 5, null), done, 1000, 100L * done);
    }

    private static List<GatherEvent> events(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> {
            try {
                return Json.read(line, FeedLine.class).event();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).toList();
    }
}
