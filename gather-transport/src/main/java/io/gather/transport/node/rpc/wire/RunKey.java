package io.gather.transport.node.rpc.wire;

import io.gather.core.minion.SpoolName;
import io.gather.core.plan.Plan;

/** One node's part of a gather, as it is named in addresses. */
public record RunKey(String gather, String node) {
    /** @throws io.gather.core.error.GatherException when one of them can be no name of a spool */
    public RunKey {
        SpoolName.check(gather);
        SpoolName.check(node);
    }

    public static RunKey of(Plan plan) {
        return new RunKey(plan.gather(), plan.node());
    }

    @Override
    public String toString() {
        return gather + "/" + node;
    }
}
