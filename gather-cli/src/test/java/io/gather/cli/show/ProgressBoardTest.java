package io.gather.cli.show;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.overlord.state.GatherId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressBoardTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(err, false, StandardCharsets.UTF_8);
    private final ProgressBoard board = new ProgressBoard(new Printer(stream, stream),
            new Terminal(true, false, new TerminalSize(24, 80, true)), NodeFolding.COMMAS, false);

    @Test
    void takesAStormOfEventsFromManyThreads() throws InterruptedException {
        board.start();
        board.on(new GatherEvent.PhaseStarted(4, "collect"));
        board.on(new GatherEvent.Started(new GatherId("20261121T032254Z-41f3"), "db", 1000, 1_000_000, "/b.tgz"));
        long start = System.nanoTime();
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String name = "n" + i;
            nodes.add(Thread.ofVirtual().start(() -> {
                board.on(new GatherEvent.NodeMoved(name, NodeState.RUNNING, null));
                for (int done = 1; done <= 1000; done++) {
                    board.on(Scenes.task(name, "ss", done % 100 == 0 ? Status.ERROR : Status.OK, done));
                }
            }));
        }
        for (Thread node : nodes) {
            assertThat(node.join(Duration.ofSeconds(25))).isTrue();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        board.end(true);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("1000000/");
        // 2 s on a quiet machine; no more pictures than ten a second, whatever the number of events.
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        long pictures = err.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("\033[J")).count();
        assertThat(pictures).isLessThanOrEqualTo(took.toMillis() / 100 + 3L);
    }

    @Test
    void leavesNothingOfThePictureAtTheEnd() {
        board.start();
        board.on(new GatherEvent.PhaseStarted(1, "setup"));
        board.say("said");
        board.end(false);
        board.say("later");

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("said\033[K\n").endsWith("\033[Jlater\n");
    }

    @Test
    void leavesTheLastPictureWhenInterrupted() {
        board.start();
        board.on(new GatherEvent.PhaseStarted(4, "collect"));
        board.end(true);
        board.end(false);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .containsPattern("4/8 collect  0 B  [0-9.]+s\033\\[K\n\033\\[J$");
    }
}
