package io.gather.cli.show;

import java.util.List;

import io.gather.core.follow.Standing;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.NodeState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoardTest {
    private static final Terminal PLAIN = new Terminal(true, false, new TerminalSize(24, 80, true));

    private final Board board = new Board(NodeFolding.COMMAS);

    @Test
    void showsManyNodesByStateWithTheSlowestAndWhatWentWrong() {
        assertThat(screen(Scenes.ten(), 100, 24)).isEqualTo("""
                3/8 run nodes  [######----------]  310/800 items  8.58 MB  146 kB/s  60s  94s left
                waiting       2  n9,n10
                reconnecting  1  n6
                running       4  n2,n3,n4,n5
                done          1  n1
                failed        2  n7,n8
                slowest  n5: storage.smart for 45s
                ! host key unknown: n7,n8
                ! net.ss timed-out: n4
                """);
    }

    @Test
    void fitsIntoFortyColumns() {
        String screen = screen(Scenes.ten(), 40, 24);

        assertThat(screen).isEqualTo("""
                3/8 run nodes  [###-----]  310/800 items
                8.58 MB  146 kB/s  60s  94s left
                waiting       2  n9,n10
                reconnecting  1  n6
                running       4  n2,n3,n4,n5
                done          1  n1
                failed        2  n7,n8
                slowest  n5: storage.smart for 45s
                ! host key unknown: n7,n8
                ! net.ss timed-out: n4
                """);
        assertThat(screen.lines()).allMatch(line -> line.length() <= 40);
    }

    @Test
    void leavesOutTheLeastOnAShortTerminal() {
        assertThat(screen(Scenes.ten(), 100, 4).lines()).hasSize(3).first().asString().startsWith("3/8 run nodes");
        assertThat(screen(Scenes.ten(), 20, 2).lines()).hasSize(1);
    }

    @Test
    void cutsLongListsOfNodes() {
        Standing standing = Scenes.begun(1000, 100_000);
        for (int i = 1; i <= 1000; i++) {
            Scenes.moved(standing, "n" + i, NodeState.REACHING, Scenes.START);
        }

        assertThat(screen(standing, 40, 24).lines().filter(line -> line.startsWith("reaching")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).isEqualTo("reaching  1000  n1,n2,n3,n4,n5,n6,n7,n8…"));
    }

    @Test
    void isOneLineForOneNode() {
        Standing standing = Scenes.begun(1, 100);
        Scenes.moved(standing, "n1", NodeState.RUNNING, Scenes.START);
        standing.apply(Scenes.task("n1", "ss", Status.OK, 50), Scenes.START + 9_500);

        assertThat(screen(standing, 79, 24, 10_000)).isEqualTo(
                "3/8 run nodes  [######-------]  50/100 items  4.77 MB  10s  10s left  net.ss\n");
    }

    @Test
    void saysWhatOneNodeWaitsFor() {
        Standing standing = Scenes.begun(1, 100);
        Scenes.moved(standing, "n1", NodeState.RUNNING, Scenes.START);
        standing.apply(Scenes.task("n1", "ss", Status.OK, 50), Scenes.START + 1_000);
        standing.apply(new GatherEvent.NodeMoved("n1", NodeState.RUNNING, "disk.smart"), Scenes.START + 1_500);

        assertThat(screen(standing, 100, 24, 9_000))
                .endsWith("  50/100 items  4.77 MB  9.0s  9.0s left  disk.smart for 7.5s\n");
        assertThat(paint(board.lines(standing, Scenes.START + 14_000, 50, 24), 50)).isEqualTo("""
                3/8 run nodes  [####----]  50/100 items  4.77 MB
                14s  disk.smart for 12s
                """);
    }

    @Test
    void givesItALineOfItsOwnWhereItDoesNotFit() {
        Standing standing = Scenes.begun(1, 2);
        standing.apply(new GatherEvent.NodeMoved("n1", NodeState.RUNNING, "disk.smart"), Scenes.START);

        assertThat(screen(standing, 50, 24)).isEqualTo("""
                3/8 run nodes  [--------]  0/2 items  0 B  60s
                  disk.smart for 60s
                """);
    }

    @Test
    void doesNotLetANodeSteerTheTerminal() {
        Standing standing = Scenes.begun(2, 100);
        standing.apply(Scenes.ended("n1", io.gather.core.report.NodeRecord.State.FAILED, 0, "\033[2Jgone"),
                Scenes.START);

        assertThat(screen(standing, 80, 24)).contains("! \\x1b[2Jgone: n1").doesNotContain("\033");
    }

    @Test
    void guessesTheTimeLeftOnlyFromSomeProgress() {
        Standing standing = Scenes.begun(2, 1000);
        standing.apply(Scenes.task("n1", "ss", Status.OK, 4), Scenes.START + 20_000);

        assertThat(screen(standing, 100, 24)).doesNotContain("left");
    }

    @Test
    void tellsTheRateOfLate() {
        Standing standing = Scenes.begun(2, 200);
        for (int i = 1; i <= 60; i++) {
            standing.apply(Scenes.task("n1", "ss", Status.OK, i), Scenes.START + i * 1000L);
            board.lines(standing, Scenes.START + i * 1000L, 100, 24);
        }

        assertThat(screen(standing, 120, 24)).contains("  60/200 items  5.72 MB  97.7 kB/s  60s  2m20s left");
    }

    private String screen(Standing standing, int width, int height) {
        return screen(standing, width, height, 60_000);
    }

    private String screen(Standing standing, int width, int height, long after) {
        board.lines(new Standing(), Scenes.START, width, height);
        return paint(board.lines(standing, Scenes.START + after, width, height), width);
    }

    private static String paint(List<Line> lines, int width) {
        return lines.stream().map(line -> line.paint(width, PLAIN) + "\n").reduce("", String::concat);
    }
}
