package io.gather.core.overlord;

import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;

/** 2: the cluster's own tasks, once, in this process. */
record RunLocalPhase(Pipelines pipelines) implements Phase {
    @Override
    public int number() {
        return 2;
    }

    @Override
    public String name() {
        return "run local";
    }

    @Override
    public boolean applies(Gather gather) {
        return gather.packed() == null && gather.plan(Gather.LOCAL) != null;
    }

    @Override
    public void run(Gather gather) throws InterruptedException {
        Plan plan = gather.plan(Gather.LOCAL);
        if (plan != null) {
            pipelines.of(gather).run(Gather.LOCAL, new Node(Gather.LOCAL, Node.LOCAL_ADDRESS), plan);
        }
    }
}
