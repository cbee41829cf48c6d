package io.gather.core.overlord;

import io.gather.core.inventory.Node;

/** 3: starts a minion on every node, and lasts as long as one of them has tasks; their results are collected meanwhile. */
record RunNodesPhase(Pipelines pipelines) implements Phase {
    @Override
    public int number() {
        return 3;
    }

    @Override
    public String name() {
        return "run nodes";
    }

    @Override
    public boolean applies(Gather gather) {
        return !gather.isWritten();
    }

    @Override
    public void run(Gather gather) throws InterruptedException {
        for (Node node : gather.inventory().nodes()) {
            pipelines.start(gather, node);
        }
        pipelines.awaitTasks();
    }
}
