package io.gather.stats.collect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The threads of a cluster's pulls. Closing ends them. */
final class PullThreads implements AutoCloseable {
    /** What a request may take to notice that nobody wants it any more. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    private final List<Thread> threads = new ArrayList<>();

    private PullThreads() {}

    static PullThreads start(String host, List<PullLoop> loops) {
        PullThreads started = new PullThreads();
        for (PullLoop loop : loops) {
            started.threads.add(Thread.ofVirtual().name("stats-pull-" + host).start(loop));
        }
        return started;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        boolean interrupted = Thread.interrupted();
        try {
            join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void join() throws InterruptedException {
        long until = System.nanoTime() + ENDS_WITHIN.toNanos();
        for (Thread thread : threads) {
            // Who still waits for a socket ends when the connection is closed.
            boolean ignored = thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
    }
}
