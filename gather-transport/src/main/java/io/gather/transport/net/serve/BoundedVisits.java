package io.gather.transport.net.serve;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Runs requests, each in a thread of its own, so many at a time, and interrupts the thread of one that takes too long: that closes its
 * connection. When there are so many, the one that has been asking for longest, and has not asked for anything yet, makes room; where all
 * are being answered, the new one is rejected, and closed by the server. Safe for several threads.
 */
public final class BoundedVisits implements Executor, AutoCloseable {
    private static final long LOOK = 100;
    private static final Duration LETS_GO = Duration.ofSeconds(2);

    private final SiteBounds bounds;
    private final Map<Thread, Visit> visits = new ConcurrentHashMap<>();
    private final Thread watch;
    private volatile boolean closed;

    public BoundedVisits(SiteBounds bounds) {
        this.bounds = bounds;
        this.watch = Thread.ofVirtual().name("site-watch").start(this::watch);
    }

    /**
     * @param asked whether the whole request has come
     * @param end when it takes too long, by {@link System#nanoTime}
     */
    private record Visit(boolean asked, long end) {}

    @Override
    public void execute(Runnable visit) {
        Thread thread = Thread.ofVirtual().name("site-visit").unstarted(() -> {
            try {
                visit.run();
            } finally {
                visits.remove(Thread.currentThread());
            }
        });
        synchronized (this) {
            if (closed || (visits.size() >= bounds.requests() && !makesRoom())) {
                throw new RejectedExecutionException("there are too many visitors");
            }
            visits.put(thread, new Visit(false, end(bounds.ask())));
            notifyAll();
            thread.start();
        }
    }

    private boolean makesRoom() {
        Optional<Thread> longest = visits.entrySet().stream().filter(it -> !it.getValue().asked())
                .min(Comparator.comparingLong(it -> it.getValue().end() - System.nanoTime())).map(Map.Entry::getKey);
        longest.ifPresent(thread -> {
            visits.remove(thread);
            thread.interrupt();
        });
        return longest.isPresent();
    }

    /** The request has come, or its answer gets on, in the thread that calls: its time begins anew. */
    public void asked() {
        visits.computeIfPresent(Thread.currentThread(), (_, _) -> new Visit(true, end(bounds.answer())));
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
                visits.forEach((thread, visit) -> interruptLate(thread, visit, now));
            }
        } catch (InterruptedException expected) {
            // It is closed.
        }
    }

    /** Most servers have none for most of the time. */
    private synchronized void awaitVisits() throws InterruptedException {
        while (visits.isEmpty() && !closed) {
            wait();
        }
    }

    private static void interruptLate(Thread thread, @Nullable Visit visit, long now) {
        if (visit != null && visit.end() - now < 0) {
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
        visits.keySet().forEach(Thread::interrupt);
        try {
            for (Thread thread : visits.keySet()) {
                thread.join(LETS_GO);
            }
            watch.join(LETS_GO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
