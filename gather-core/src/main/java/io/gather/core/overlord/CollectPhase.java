package io.gather.core.overlord;

/** 4: waits until what the tasks left last is safe in the bundle, and the nodes have let go of it. */
record CollectPhase(Pipelines pipelines) implements Phase {
    @Override
    public int number() {
        return 4;
    }

    @Override
    public String name() {
        return "collect";
    }

    @Override
    public boolean applies(Gather gather) {
        return !gather.isWritten();
    }

    @Override
    public void run(Gather gather) throws InterruptedException {
        pipelines.awaitEnded();
        gather.losses().told().ifPresent(gather::notice);
    }
}
