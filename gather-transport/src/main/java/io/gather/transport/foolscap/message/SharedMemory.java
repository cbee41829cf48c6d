package io.gather.transport.foolscap.message;

import java.time.Duration;

/** What the messages of all connections together may take. Safe for several threads. */
public final class SharedMemory {
    /** Enough for two messages of the size that is usually allowed, whatever the heap. */
    private static final long LEAST = 16L << 20;
    private static final int PART = 8;

    /** Messages that wait for each other wait in vain; and who sends them waits too. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long all;
    private final Duration patience;
    private long left;

    public SharedMemory(long bytes) {
        this(bytes, PATIENCE);
    }

    /** @param patience how long a message waits for memory that others have */
    public SharedMemory(long bytes, Duration patience) {
        this.all = bytes;
        this.patience = patience;
        this.left = bytes;
    }

    /** A part of the memory that this process may have: the rest is for what becomes of the messages. */
    public static SharedMemory ofHeap() {
        return ofHeap(Runtime.getRuntime().maxMemory());
    }

    /** @param heap bytes that a process has */
    public static SharedMemory ofHeap(long heap) {
        return new SharedMemory(Math.max(LEAST, heap / PART));
    }

    /** What one connection may have of it, so that none takes it all. */
    long most() {
        return all / 2;
    }

    Duration patience() {
        return patience;
    }

    synchronized boolean take(long bytes) {
        if (left < bytes) {
            return false;
        }
        left -= bytes;
        return true;
    }

    synchronized void give(long bytes) {
        left += bytes;
        notifyAll();
    }

    /** Bytes that nobody has. */
    public synchronized long left() {
        return left;
    }
}
