package io.gather.core.complete;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.outcome.Outcome;
import io.gather.core.report.LeftOut;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.manifest.ManifestVisitor;
import org.jspecify.annotations.Nullable;

/** Keeps of a manifest what was left out. */
final class LeftOutVisitor implements ManifestVisitor {
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<String, ByHand> byHand = new HashMap<>();
    private @Nullable ManifestGather gather;

    @Override
    public void gather(ManifestGather told) {
        gather = told;
    }

    @Override
    public void leftOut(LeftOut part) {
        leftOut.add(part);
    }

    @Override
    public void outcome(NodeRecord node, Outcome outcome) {
        ByHand.of(node, outcome).ifPresent(it -> byHand.put(outcome.group() + "." + outcome.item(), it));
    }

    Optional<IncompleteBundle> bundle() {
        return gather == null ? Optional.empty() : Optional.of(new IncompleteBundle(gather, leftOut, byHand));
    }
}
