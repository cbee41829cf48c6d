package io.gather.transport.foolscap.link;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/** Calls of the peer, worked through one after the other in a thread beside the one that reads, so that answers and beats can pass them. */
final class CallQueue {
    /** Few: each may be as large as a message may be. What does not find room stays in the network, and the peer with it. */
    private static final int ROOM = 4;

    /** One of them. */
    @FunctionalInterface
    interface CallWork {
        void run() throws IOException, InterruptedException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<CallWork> waiting = new ArrayDeque<>();
    private final Runnable wake;
    private boolean full;
    private boolean ended;

    /** @param wake called when there is something to do, or it has ended; must not wait */
    CallQueue(Runnable wake) {
        this.wake = wake;
    }

    void put(CallWork work, Duration patience) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (waiting.size() >= ROOM) {
                if (left <= 0) {
                    throw new IOException("calls were not worked through within " + patience.toSeconds() + " s");
                }
                full = true;
                left = changed.awaitNanos(left);
            }
            waiting.add(work);
            wake.run();
        } finally {
            full = false;
            lock.unlock();
        }
    }

    /** Whether the peer waits for us, and not we for the peer. */
    boolean isFull() {
        lock.lock();
        try {
            return full;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is put in any more: what is there is still done. */
    void end() {
        lock.lock();
        try {
            ended = true;
            wake.run();
        } finally {
            lock.unlock();
        }
    }

    /** Works through what there is. */
    void work() throws InterruptedException {
        for (CallWork work = poll(); work != null; work = poll()) {
            try {
                work.run();
            } catch (IOException expected) {
                // The answer cannot be sent: the connection has ended, and whoever ended it tells why.
            }
        }
    }

    private @Nullable CallWork poll() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            CallWork work = waiting.poll();
            changed.signalAll();
            return work;
        } finally {
            lock.unlock();
        }
    }

    /** Whether all is done that ever was to be. */
    boolean isOver() {
        lock.lock();
        try {
            return ended && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
