package io.gather.transport.foolscap.message;

import java.util.concurrent.TimeUnit;

/** What one connection has of the memory of all: half of it at most. Safe for several threads; guarded by that memory. */
public final class MemoryShare implements AutoCloseable {
    private final SharedMemory memory;
    private long held;
    private boolean closed;

    public MemoryShare(SharedMemory memory) {
        this.memory = memory;
    }

    long most() {
        return memory.most();
    }

    /**
     * Waits while others have the memory, or this connection has its part of it.
     *
     * @return whether there is as much now, and the connection still there
     */
    boolean take(long bytes) {
        long end = System.nanoTime() + memory.patience().toNanos();
        synchronized (memory) {
            while (!closed) {
                if (held + bytes <= memory.most() && memory.take(bytes)) {
                    held += bytes;
                    return true;
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(memory, left);
                } catch (InterruptedException e) {
                    // Whoever reads is to end; it finds out when it reads on.
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return false;
        }
    }

    public void give(long bytes) {
        synchronized (memory) {
            long some = Math.min(bytes, held);
            held -= some;
            memory.give(some);
        }
    }

    /** Gives all back. */
    @Override
    public void close() {
        synchronized (memory) {
            closed = true;
            memory.give(held);
            held = 0;
        }
    }
}
