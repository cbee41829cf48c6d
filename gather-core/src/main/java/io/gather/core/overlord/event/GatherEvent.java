package io.gather.core.overlord.event;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gather.core.outcome.Outcome;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/** Something that users may want to see while it happens. Its JSON is what {@code --json} prints. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({@JsonSubTypes.Type(value = GatherEvent.Started.class, name = "started"),
        @JsonSubTypes.Type(value = GatherEvent.PhaseStarted.class, name = "phase-started"),
        @JsonSubTypes.Type(value = GatherEvent.PhaseEnded.class, name = "phase-ended"),
        @JsonSubTypes.Type(value = GatherEvent.NodeMoved.class, name = "node-moved"),
        @JsonSubTypes.Type(value = GatherEvent.TaskEnded.class, name = "task-ended"),
        @JsonSubTypes.Type(value = GatherEvent.Progress.class, name = "progress"),
        @JsonSubTypes.Type(value = GatherEvent.NodeEnded.class, name = "node-ended"),
        @JsonSubTypes.Type(value = GatherEvent.Uploading.class, name = "uploading"),
        @JsonSubTypes.Type(value = GatherEvent.Notice.class, name = "notice")})
public sealed interface GatherEvent {
    /**
     * @param tasks of all nodes and of the cluster
     * @param bundle where it will be
     */
    record Started(GatherId id, String cluster, int nodes, int tasks, String bundle) implements GatherEvent {}

    record PhaseStarted(int number, String phase) implements GatherEvent {}

    record PhaseEnded(int number, String phase, Duration took, @Nullable String failure) implements GatherEvent {}

    /**
     * A node came to another state, or is busy with something else in the same one.
     *
     * @param what the item that it is busy with, where that is known
     */
    record NodeMoved(String node, NodeState state, @Nullable String what) implements GatherEvent {
        public NodeMoved {
            Objects.requireNonNull(node);
            Objects.requireNonNull(state);
        }
    }

    /** @param done tasks of this node that have ended, of {@code planned} */
    record TaskEnded(String node, Outcome outcome, int done, int planned, long bundleSize) implements GatherEvent {
        public TaskEnded {
            Objects.requireNonNull(node);
            Objects.requireNonNull(outcome.status());
        }
    }

    /**
     * What tasks that ended add up to, for those who follow from another process.
     *
     * @param done by node, of those where it changed
     */
    record Progress(Map<String, Integer> done, long bundleSize) implements GatherEvent {
        public Progress {
            done = Map.copyOf(done);
        }
    }

    record NodeEnded(NodeRecord node) implements GatherEvent {
        public NodeEnded {
            Objects.requireNonNull(node.name());
            Objects.requireNonNull(node.address());
            Objects.requireNonNull(node.state());
        }
    }

    /** @param sent bytes of the bundle that were handed to the way so far */
    record Uploading(String way, long sent, long size) implements GatherEvent {}

    /** Something unusual that does not end the gather. */
    record Notice(String text) implements GatherEvent {}
}
