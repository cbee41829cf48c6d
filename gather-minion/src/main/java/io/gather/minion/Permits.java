package io.gather.minion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** How many tasks of a run go on at the same time: as many as its plan says, and as other gathers leave on this node. */
final class Permits implements TaskTurns {
    private final Run run;
    private final NodeSlots slots;
    private final int most;
    private final Semaphore own;
    private final Deque<NodeSlots.Slot> held = new ArrayDeque<>();

    Permits(Run run, NodeSlots slots, int most) {
        this.run = run;
        this.slots = slots;
        this.most = most;
        this.own = new Semaphore(most, true);
    }

    @Override
    public void acquire() throws InterruptedException {
        own.acquire();
        try {
            hold(slots.take(most, this::isIdle, this::isOver));
        } catch (InterruptedException | RuntimeException | Error e) {
            own.release();
            throw e;
        }
    }

    /** One that is not to be had because of an interruption does without the other gathers' consent. */
    @Override
    public void acquireUninterruptibly() {
        own.acquireUninterruptibly();
        try {
            hold(slots.take(most, this::isIdle, this::isOver));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hold(NodeSlots.Slot.NONE);
        }
    }

    @Override
    public void release() {
        NodeSlots.Slot slot;
        synchronized (held) {
            slot = held.pop();
        }
        slot.release();
        own.release();
    }

    private void hold(NodeSlots.Slot slot) {
        synchronized (held) {
            held.push(slot);
        }
    }

    private boolean isIdle() {
        synchronized (held) {
            return held.isEmpty();
        }
    }

    private boolean isOver() {
        return run.isStopped() || run.isTimeOver();
    }
}
