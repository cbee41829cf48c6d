package io.gather.core.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.report.NodeRecord;

/** Events as gathers report them, written short. */
final class Events {
    private Events() {}

    static GatherEvent task(String node, String item, Status status, int done, int planned) {
        return new GatherEvent.TaskEnded(node, new Outcome(done, "g", item, null, "", status, null, 0, null,
                Instant.EPOCH, Duration.ofMillis(5), 1, 10, 5, null), done, planned, 100L * done);
    }

    static GatherEvent ended(String node, NodeRecord.State state, int planned, int done, String error) {
        return new GatherEvent.NodeEnded(new NodeRecord(node, node, "10.0.0.1", state, null, planned,
                Map.of(Status.OK, done), done, 10L * done, 5L * done, error.isEmpty() ? null : error, null,
                java.util.List.of()));
    }
}
