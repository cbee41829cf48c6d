package io.gather.minion;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of the platform, as whoever attends to a command waits in the kernel. One that has done its task takes another one. */
final class TaskThreads implements AutoCloseable {
    private final ExecutorService threads = Executors
            .newCachedThreadPool(Thread.ofPlatform().daemon().name("gather-task").factory());
    private int atWork;

    synchronized void start(Runnable task) {
        atWork++;
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                end();
            }
        });
    }

    private synchronized void end() {
        atWork--;
        notifyAll();
    }

    /** Waits for all, and for those that they start. Each is bounded by its task. */
    synchronized void join() throws InterruptedException {
        while (atWork > 0) {
            wait();
        }
    }

    /** Those under way go on. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
