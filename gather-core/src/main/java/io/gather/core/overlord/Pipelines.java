package io.gather.core.overlord;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import io.gather.core.error.Action;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.GatherListener;
import io.gather.core.overlord.event.NodeState;

/** The pipelines of all nodes, a bounded number of them at a time. Belongs to one gather's thread. */
final class Pipelines {
    private final MinionLauncher launcher;
    private final StopSignal stop;
    private final GatherListener listener;
    private final Semaphore fanout;
    private final List<Thread> threads = new ArrayList<>();
    private final List<CountDownLatch> tasks = new ArrayList<>();

    Pipelines(MinionLauncher launcher, int fanout, StopSignal stop, GatherListener listener) {
        this.launcher = launcher;
        this.fanout = new Semaphore(fanout);
        this.stop = stop;
        this.listener = listener;
    }

    /** In the caller's thread. */
    void runLocal(Gather gather) throws InterruptedException {
        Node here = Node.local(Gather.LOCAL);
        try {
            of(gather).run(Gather.LOCAL, here, () -> {});
        } catch (RuntimeException | Error e) {
            gather.notice(Gather.LOCAL + ": " + e);
        }
    }

    void start(Gather gather, Node node) {
        NodePipeline pipeline = of(gather);
        CountDownLatch ended = new CountDownLatch(1);
        tasks.add(ended);
        listener.on(new GatherEvent.NodeMoved(node.name(), NodeState.WAITING, null));
        threads.add(Thread.ofVirtual().name("node " + node.name()).start(() -> {
            try {
                fanout.acquire();
                try {
                    pipeline.run(node, ended::countDown);
                } finally {
                    fanout.release();
                }
            } catch (InterruptedException e) {
                gather.tally(node.name()).interrupted("interrupted before it began", Remedy.of(Action.GATHER.on()));
            } catch (RuntimeException | Error e) {
                gather.notice("node " + node.name() + ": " + e);
            } finally {
                ended.countDown();
            }
        }));
    }

    /** Until no node has a task that may still give something. Every pipeline bounds itself by its plan's total time. */
    void awaitTasks() throws InterruptedException {
        for (CountDownLatch ended : tasks) {
            ended.await();
        }
    }

    /** Bounded as {@link #awaitTasks} is. */
    void awaitEnded() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    NodePipeline of(Gather gather) {
        return new NodePipeline(gather, launcher, stop, listener);
    }
}
