package io.gather.transport.foolscap.link;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A thread that is there only while it has something to do: of thousands of connections nearly all are silent, and the stack of each thread
 * takes memory. Safe for several threads.
 */
final class OnDemandThread {
    private final String name;
    private final Work work;
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean due;
    private @Nullable Thread thread;

    /** What it does when it was woken. */
    @FunctionalInterface
    interface Work {
        /**
         * Does all that there is to do.
         *
         * @return false when there will never be more
         */
        boolean run() throws InterruptedException;
    }

    OnDemandThread(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    /** There is something to do. Does not wait. */
    synchronized void wake() {
        due = true;
        if (thread == null && !isOver()) {
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    private void run() {
        boolean more = true;
        try {
            while (more && isDue()) {
                more = false;
                more = work.run();
            }
        } catch (InterruptedException expected) {
            // Whoever interrupts it wants it to be over.
        } finally {
            if (!more) {
                over.countDown();
            }
        }
    }

    /** Whoever wakes it when it is not starts another thread. */
    private synchronized boolean isDue() {
        if (!due) {
            thread = null;
            return false;
        }
        due = false;
        return true;
    }

    /** Whether it will never do anything any more. */
    boolean isOver() {
        return over.getCount() == 0;
    }

    /** @return whether it is over by then */
    boolean awaitOver(Duration patience) throws InterruptedException {
        return over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    /** What it is doing is broken off. */
    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
