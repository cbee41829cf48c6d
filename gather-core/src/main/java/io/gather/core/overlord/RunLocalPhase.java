package io.gather.core.overlord;

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
        return !gather.isWritten() && gather.plan(Gather.LOCAL) != null;
    }

    @Override
    public void run(Gather gather) throws InterruptedException {
        pipelines.runLocal(gather);
    }
}
