package io.gather.transport.foolscap.message;

import java.util.concurrent.atomic.AtomicLong;

/** What the messages of all connections together may take. Safe for several threads. */
public final class SharedMemory {
    private final AtomicLong left;

    public SharedMemory(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** A part of the memory that this process may have: the rest is for what becomes of the messages. */
    public static SharedMemory ofHeap() {
        return new SharedMemory(Runtime.getRuntime().maxMemory() / 4);
    }

    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }

    /** Bytes that nobody has. */
    public long left() {
        return left.get();
    }
}
