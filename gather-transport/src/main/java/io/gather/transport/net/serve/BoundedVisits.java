package io.gather.transport.net.serve;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Runs requests, each in a thread of its own, so many at a time, and interrupts the thread of one that takes too long: that closes its
 * connection. Whoever is rejected is closed by the server. Safe for several threads.
 */
final class BoundedVisits implements Executor, AutoCloseable {
    private static final long LOOK = 100;
    private static final Duration LETS_GO = Duration.ofSeconds(2);

    private final SiteBounds bounds;
    private final Map<Thread, Long> ends = new ConcurrentHashMap<>();
    private final Thread watch;
    private volatile boolean closed;

    BoundedVisits(SiteBounds bounds) {
        this.bounds = bounds;
        this.watch = Thread.ofVirtual().name("site-watch").start(this::watch);
    }

    @Override
    public void execute(Runnable visit) {
        Thread thread = Thread.ofVirtual().name("site-visit").unstarted(() -> {
            try {
                visit.run();
            } finally {
                ends.remove(Thread.currentThread());
            }
        });
        synchronized (this) {
            if (closed || ends.size() >= bounds.requests()) {
                throw new RejectedExecutionException("there are too many visitors");
            }
            ends.put(thread, end(bounds.ask()));
            notifyAll();
            thread.start();
        }
    }

    /** The request has come, in the thread that calls: from now on it is answered. */
    void asked() {
        ends.computeIfPresent(Thread.currentThread(), (_, _) -> end(bounds.answer()));
    }

    private static long end(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private void watch() {
        try {
            while (!closed) {
                awaitVisits();
                TimeUnit.MILLISECONDS.sleep(LOOK);
                long now = System.nanoTime();
                ends.forEach((thread, end) -> interruptLate(thread, end, now));
            }
        } catch (InterruptedException expected) {
            // It is closed.
        }
    }

    /** Most servers have none for most of the time. */
    private synchronized void awaitVisits() throws InterruptedException {
        while (ends.isEmpty() && !closed) {
            wait();
        }
    }

    private static void interruptLate(Thread thread, @Nullable Long end, long now) {
        if (end != null && end - now < 0) {
            thread.interrupt();
        }
    }

    /** Waits for a moment for each of them, unless the caller is interrupted as well. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        watch.interrupt();
        ends.keySet().forEach(Thread::interrupt);
        try {
            for (Thread thread : ends.keySet()) {
                thread.join(LETS_GO);
            }
            watch.join(LETS_GO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
