package io.gather.minion.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does what may block for ever in a thread that can be left behind. */
final class Guard implements Closeable {
    private ExecutorService worker = start();

    <T> T call(Callable<T> what, long deadline) throws IOException, TimeoutException {
        Future<T> future = worker.submit(what);
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            leave();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave();
            throw new IOException("interrupted", e);
        }
    }

    /** Interrupting closes the file, which waits for the read to let go of it: that may be never. */
    private void leave() {
        ExecutorService left = worker;
        worker = start();
        Thread.ofPlatform().daemon().name("gather-leave").start(left::shutdownNow);
    }

    private static ExecutorService start() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("gather-read").factory());
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
