package io.gather.minion;

/** How many tasks go on at the same time. */
interface TaskTurns {
    void acquire() throws InterruptedException;

    void acquireUninterruptibly();

    /** From any thread: they are all alike. */
    void release();
}
