package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.core.error.GatherException;

/**
 * Runs an attempt in a thread of its own, and ends it by closing its sockets: a write to a socket has no timeout, and does not
 * notice interruption.
 */
final class Lifeline {
    private static final long LOOK_MILLIS = 250;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Duration patience;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean sending;
    private volatile long moved;

    /** @param patience how long a server may take no data */
    Lifeline(Duration patience) {
        this.patience = patience;
    }

    /** Of a socket over TLS the one below: to close the upper one could wait for the thread that is to be ended. */
    void hold(Socket plain) {
        sockets.add(plain);
        if (cut) {
            close(plain);
        }
    }

    void release(Socket plain) {
        sockets.remove(plain);
    }

    void sending(boolean now) {
        moved = System.nanoTime();
        sending = now;
    }

    void moved() {
        moved = System.nanoTime();
    }

    <T> T run(Callable<T> work) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread worker = Thread.ofPlatform().daemon().name("ftp-upload").start(task);
        boolean stalled = false;
        try {
            while (!task.isDone()) {
                try {
                    return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException expected) {
                    stalled |= cutWhenStalled();
                }
            }
            return task.get();
        } catch (ExecutionException e) {
            if (stalled) {
                throw new IOException("the server took no data for " + patience.toSeconds() + " s", e);
            }
            throw thrown(e);
        } finally {
            cut();
            worker.interrupt();
            boolean ignored = worker.join(GRACE);
        }
    }

    private boolean cutWhenStalled() {
        if (sending && System.nanoTime() - moved > patience.toNanos()) {
            cut();
            return true;
        }
        return false;
    }

    private static IOException thrown(ExecutionException failed) {
        return switch (failed.getCause()) {
            case null -> new IOException(failed);
            case IOException e -> e;
            case GatherException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> new IOException(e);
        };
    }

    private void cut() {
        cut = true;
        sockets.forEach(Lifeline::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException expected) {
            // It is of no use any more.
        }
    }
}
