package io.gather.core.report.manifest;

import io.gather.core.outcome.Outcome;
import io.gather.core.report.LeftOut;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;

/** Told what a manifest holds, in the order of the file: the gather, phases, notices, what was left out, then node after node. */
public interface ManifestVisitor {
    /** Whether outcomes and results are read at all: without them, a manifest of a thousand nodes is read several times faster. */
    default boolean wantsDetails() {
        return true;
    }

    default void gather(ManifestGather gather) {}

    default void phase(PhaseRecord phase) {}

    default void notice(String notice) {}

    default void leftOut(LeftOut part) {}

    /** Before the node's outcomes and results. */
    default void node(NodeRecord node) {}

    default void outcome(NodeRecord node, Outcome outcome) {}

    default void result(NodeRecord node, ManifestResult result) {}
}
