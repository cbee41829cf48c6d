package io.gather.cli.show;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

import io.gather.core.follow.Standing;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/** Gathers under way, for screens to be made of. */
final class Scenes {
    static final long START = 1_000_000;

    private Scenes() {}

    static Standing begun(int nodes, int tasks) {
        Standing standing = new Standing();
        standing.apply(new GatherEvent.PhaseStarted(1, "setup"), START);
        standing.apply(new GatherEvent.Started(new GatherId("20261121T032254Z-41f3"), "db", nodes, tasks, "/b.tgz"),
                START);
        standing.apply(new GatherEvent.PhaseStarted(3, "run nodes"), START);
        return standing;
    }

    /** Ten nodes, a minute after the beginning. */
    static Standing ten() {
        Standing standing = begun(10, 1000);
        IntStream.rangeClosed(1, 10).forEach(i -> moved(standing, "n" + i, NodeState.WAITING, START));
        IntStream.rangeClosed(1, 6).forEach(i -> moved(standing, "n" + i, NodeState.RUNNING, START + 1000));
        IntStream.rangeClosed(1, 4).forEach(i -> standing
                .apply(task("n" + i, "ss", i == 4 ? Status.TIMED_OUT : Status.OK, 100 - 10 * i), START + 50_000));
        standing.apply(ended("n1", NodeRecord.State.DONE, 100, null), START + 51_000);
        standing.apply(ended("n7", NodeRecord.State.FAILED, 0, "n7: host key unknown"), START + 52_000);
        standing.apply(ended("n8", NodeRecord.State.FAILED, 0, "n8: host key unknown"), START + 53_000);
        moved(standing, "n6", NodeState.RECONNECTING, START + 54_000);
        standing.apply(new GatherEvent.NodeMoved("n5", NodeState.RUNNING, "storage.smart"), START + 15_000);
        return standing;
    }

    static void moved(Standing standing, String node, NodeState state, long at) {
        standing.apply(new GatherEvent.NodeMoved(node, state, null), at);
    }

    static GatherEvent task(String node, String item, Status status, int done) {
        return new GatherEvent.TaskEnded(node, new Outcome(done, "net", item, null, "", status, null, 0, null,
                Instant.EPOCH, Duration.ofMillis(5), 1, 10, 5, null), done, 100, done * 100_000L);
    }

    static GatherEvent ended(String node, NodeRecord.State state, int done, @Nullable String error) {
        return new GatherEvent.NodeEnded(record(node, state, done, error, null));
    }

    static NodeRecord record(String node, NodeRecord.State state, int done, @Nullable String error,
            @Nullable String remedy) {
        return new NodeRecord(node, node, "10.0.0." + node.substring(1), state, null, 100,
                done == 0 ? Map.of() : Map.of(Status.OK, done), done, 1000L * done, 100L * done, error, remedy,
                java.util.List.of());
    }
}
