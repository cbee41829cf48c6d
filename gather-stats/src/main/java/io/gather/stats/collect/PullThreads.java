package io.gather.stats.collect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.stats.schedule.Pull;

/** The threads of a cluster's pulls. Closing ends them. For one thread. */
final class PullThreads implements AutoCloseable {
    /** What a request may take to notice that nobody wants it any more. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    private final String host;
    private final Map<Pull, Thread> running = new LinkedHashMap<>();

    PullThreads(String host) {
        this.host = host;
    }

    Set<Pull> pulls() {
        return Set.copyOf(running.keySet());
    }

    void start(Pull pull, Runnable loop) {
        running.put(pull, Thread.ofVirtual().name("stats-pull-" + host).start(loop));
    }

    /** Ends all but these. */
    void retain(Collection<Pull> pulls) {
        List<Thread> leaving = new ArrayList<>();
        running.forEach((pull, thread) -> {
            if (!pulls.contains(pull)) {
                leaving.add(thread);
            }
        });
        running.keySet().retainAll(pulls);
        end(leaving);
    }

    @Override
    public void close() {
        retain(List.of());
    }

    private static void end(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
        boolean interrupted = Thread.interrupted();
        try {
            join(threads);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        // Of the world's time, in any pace: who waits for a socket does so too, and ends when the connection is closed.
        long until = System.nanoTime() + ENDS_WITHIN.toNanos();
        for (Thread thread : threads) {
            boolean ignored = thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
    }
}
