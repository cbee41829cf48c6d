package io.gather.core.bundle.partial;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/** A thread of its own that goes after a growing number, step by step. It begins when there is enough to do. */
final class WriteBehind implements AutoCloseable {
    /** Does a part of what is between the two numbers and tells how far it came. */
    interface Step {
        long go(long from, long to) throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final String name;
    private final long enough;
    private final Step step;
    private @Nullable Thread thread;
    private @Nullable Throwable failure;
    private long done;
    private long goal;
    private boolean hurried;
    private boolean busy;
    private boolean closed;

    /** @param enough what must be there for a step, lest there be too many */
    WriteBehind(String name, long enough, Step step) {
        this.name = name;
        this.enough = enough;
        this.step = step;
    }

    void goal(long number) {
        lock.lock();
        try {
            goal = number;
            if (goal - done >= enough) {
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the goal is reached. What went wrong in the thread once is wrong for good. */
    void reach() throws IOException {
        lock.lock();
        try {
            hurried = true;
            begin();
            while (done < goal && failure == null) {
                changed.awaitUninterruptibly();
            }
            hurried = false;
        } finally {
            lock.unlock();
        }
        check();
    }

    /** Makes the goal smaller; the undoing, if there is something to undo, tells what is left of what was done. */
    void fallBack(long number, LongSupplier undo) {
        lock.lock();
        try {
            goal = number;
            rest();
            if (done > number) {
                done = undo.getAsLong();
            }
        } finally {
            lock.unlock();
        }
    }

    void check() throws IOException {
        lock.lock();
        try {
            if (failure != null) {
                throw new IOException(name + ": " + failure.getMessage(), failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the step under way only. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            rest();
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        while (busy) {
            changed.awaitUninterruptibly();
        }
    }

    private void begin() {
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().daemon().name(name).start(this::run);
        }
        changed.signalAll();
    }

    private void run() {
        lock.lock();
        try {
            while (!closed && failure == null) {
                if (goal - done >= (hurried ? 1 : enough)) {
                    forward(done, goal);
                } else {
                    changed.awaitUninterruptibly();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void forward(long from, long to) {
        long reached = from;
        Throwable thrown = null;
        busy = true;
        lock.unlock();
        try {
            reached = step.go(from, to);
        } catch (IOException | RuntimeException | Error e) {
            thrown = e;
        } finally {
            lock.lock();
        }
        busy = false;
        done = reached;
        failure = thrown;
        changed.signalAll();
    }
}
