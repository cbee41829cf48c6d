package io.gather.minion;

import java.util.concurrent.Semaphore;

import io.gather.core.verdict.Numbers;

/** Of tasks that only wait: they take nothing from this node's other tasks, nor from other gathers'. */
final class WaitingTurns implements TaskTurns {
    private final Semaphore turns = new Semaphore(Numbers.WAITING, true);

    @Override
    public void acquire() throws InterruptedException {
        turns.acquire();
    }

    @Override
    public void acquireUninterruptibly() {
        turns.acquireUninterruptibly();
    }

    @Override
    public void release() {
        turns.release();
    }
}
