package io.gather.cli.show;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import io.gather.core.error.SendingError;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.Disclosed;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.report.NodeRecord;
import io.gather.core.upload.Arrival;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LastScreenTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LastScreen ending = new LastScreen(new Printer(stream(out), stream(err)),
            new Terminal(false, false, new TerminalSize(24, 80, true)), NodeFolding.COMMAS);

    @Test
    void tellsEachReasonOnceWithTheCommandThatGathersJustThose() {
        ending.show(end(12), 3, false, false);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                nodes: 9 done, 1 partial, 2 failed; 910 ok; 910 files, 889 kB
                  failed n3,n7: host key unknown
                    next: ssh-keyscan n3  (for n3; others likewise)
                    just those: gather --nodes n3,n7
                  partial n5: not done after 60m
                    next: gather --max-time 2h
                    just those: gather --nodes n5
                  networking.ss timed out on n1,n2
                    just that: gather --nodes n1,n2 --group networking.ss
                done in 90s:
                  100 B, sha256 ab
                  next: gather summary /b.tgz
                """);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("/b.tgz\n");
    }

    @Test
    void staysOnOneScreenForAThousandNodes() {
        List<NodeRecord> nodes = IntStream.range(0, 1000).mapToObj(i -> Scenes.record("n" + i,
                NodeRecord.State.FAILED, 0, "reason " + i % 50, "mend " + i % 50)).toList();
        List<ItemTrouble> troubles = IntStream.range(0, 100)
                .mapToObj(i -> new ItemTrouble("g.i" + i, Status.ERROR, List.of("n1"))).toList();

        ending.show(end(nodes, troubles), 3, false, false);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("  and 42 more reasons; report.html",
                "  and 92 more items; report.html").satisfies(text -> assertThat(text.lines()).hasSizeLessThan(50));
    }

    @Test
    void givesFewNodesALineEach() {
        ending.show(end(List.of(Scenes.record("n1", NodeRecord.State.DONE, 100, null, null)), List.of()), 0, false,
                false);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("n1: 100 ok; 100 files, 97.7 kB\ndone in");
    }

    @Test
    void saysOfANodeForWhichNothingWasChosenThatThereIsNothing() {
        NodeRecord none = new NodeRecord("n1", "n1", "n1", NodeRecord.State.DONE, null, 0, Map.of(), 0, 0, 0, null,
                null, List.of());

        ending.show(end(List.of(none), List.of()), 0, false, false);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("n1: nothing to gather\ndone in");
    }

    @Test
    void listsEachNodeForPrograms() {
        ending.show(end(12), 3, true, false);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"name\":\"n12\"", "\"exitCode\":3",
                "\"troubles\":[{\"item\":\"networking.ss\",\"status\":\"timed-out\",\"nodes\":[\"n1\",\"n2\"]}]");
        assertThat(err.size()).isZero();
    }

    private static GatherEnd end(int nodes) {
        List<NodeRecord> records = new ArrayList<>();
        for (int i = 1; i <= nodes; i++) {
            String name = "n" + i;
            records.add(switch (i) {
                case 3, 7 -> Scenes.record(name, NodeRecord.State.FAILED, 0, name + ": host key unknown",
                        "ssh-keyscan " + name);
                case 5 -> Scenes.record(name, NodeRecord.State.PARTIAL, 10, "not done after 60m",
                        "gather --max-time 2h");
                default -> Scenes.record(name, NodeRecord.State.DONE, 100, null, null);
            });
        }
        return end(records, List.of(new ItemTrouble("networking.ss", Status.TIMED_OUT, List.of("n1", "n2"))));
    }

    private static GatherEnd end(List<NodeRecord> nodes, List<ItemTrouble> troubles) {
        return end(nodes, troubles, null, null);
    }

    /** NullAway does not see in class files that a nested type may be null. */
    @SuppressWarnings("NullAway")
    private static GatherEnd end(List<NodeRecord> nodes, List<ItemTrouble> troubles,
            Arrival.@Nullable Taken uploaded, @Nullable GatherException error) {
        return new GatherEnd(new GatherId("20261121T032254Z-41f3"), Path.of("/b.tgz"), 100, "ab", nodes,
                Duration.ofSeconds(90), false, List.of(), uploaded, error, troubles,
                Disclosed.NOTHING);
    }

    @Test
    void saysWhyAnUploadFailedHoweverQuietItIsToBe() {
        GatherException error = new GatherException(SendingError.NOT_SENT, "no way worked: it is down", "",
                "send it later");

        ending.show(end(List.of(), List.of(), null, error), 6, false, true);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("/b.tgz\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not uploaded: no way worked: it is down",
                "next: send it later", "GATHER-6001");
    }

    @Test
    void saysThatNobodyVerifiedAnUploadHoweverQuietItIsToBe() {
        Arrival.Taken untold = new Arrival.Unverified("https://h/b.tgz", "the server answered 405");

        ending.show(end(List.of(), List.of(), untold, null), 0, false, true);
        ending.show(end(List.of(), List.of(), untold, null), 0, true, false);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not verified: https://h/b.tgz", "405");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"uploadVerified\":false");
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
