package io.gather.core.overlord;

import java.time.Duration;

import io.gather.core.plan.Outcome;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/** Something that users may want to see while it happens. */
public sealed interface GatherEvent {
    record Started(GatherId id, String cluster, int nodes, int tasks) implements GatherEvent {}

    record PhaseStarted(int number, String phase) implements GatherEvent {}

    record PhaseEnded(int number, String phase, Duration took, @Nullable String failure) implements GatherEvent {}

    /** @param done tasks of this node that have ended, of {@code planned} */
    record TaskEnded(String node, Outcome outcome, int done, int planned, long bundleSize) implements GatherEvent {}

    record NodeEnded(NodeRecord node) implements GatherEvent {}

    /** @param sent bytes of the bundle that were handed to the way so far; comes often */
    record Uploading(String way, long sent, long size) implements GatherEvent {}

    /** Something unusual that does not end the gather. */
    record Notice(String text) implements GatherEvent {}
}
