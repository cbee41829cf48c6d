package io.gather.transport.node;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** What has landed waits here until it is asked for; when too much waits, the node is read no further. Safe for several threads. */
public final class Inbox<D extends ArrivedOutcome> {
    private static final int MOST_WAITING = 16;
    private static final long MOST_BYTES = 256L << 20;

    private final Deque<D> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean ended;
    private boolean closed;
    private @Nullable Exception failure;

    public synchronized void put(D delivery) throws InterruptedException {
        while (!closed && (waiting.size() >= MOST_WAITING || waitingBytes > MOST_BYTES)) {
            wait();
        }
        waiting.add(delivery);
        waitingBytes += delivery.outcome().stored();
        notifyAll();
    }

    /** Nothing more will come. */
    public synchronized void end(@Nullable Exception why) {
        ended = true;
        failure = why;
        notifyAll();
    }

    public synchronized boolean hasEnded() {
        return ended;
    }

    public synchronized @Nullable Exception failure() {
        return failure;
    }

    /** The next one; null when none came in time, or none will. */
    public synchronized @Nullable D next(Duration wait) throws IOException, InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        long left = wait.toNanos();
        while (waiting.isEmpty() && !ended && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = until - System.nanoTime();
        }
        D next = waiting.poll();
        if (next != null) {
            waitingBytes -= next.outcome().stored();
            notifyAll();
            return next;
        }
        if (ended && failure instanceof GatherException known) {
            throw known;
        }
        if (ended && failure != null) {
            throw new IOException("the connection is lost: " + failure.getMessage(), failure);
        }
        return null;
    }

    /** Whether all of it was taken. */
    public synchronized boolean finished() {
        return ended && waiting.isEmpty() && failure == null;
    }

    /** Whoever waits for room goes on. */
    public synchronized void letGo() {
        closed = true;
        notifyAll();
    }

    public synchronized void empty() throws IOException {
        for (D left : waiting) {
            left.close();
        }
        waiting.clear();
    }
}
