package io.gather.transport.foolscap.message;

/** What one connection has of the memory of all. Safe for several threads. */
public final class MemoryShare implements AutoCloseable {
    private final SharedMemory memory;
    private long held;
    private boolean closed;

    public MemoryShare(SharedMemory memory) {
        this.memory = memory;
    }

    /** @return whether there is as much left, and the connection still there */
    synchronized boolean take(long bytes) {
        if (closed || !memory.take(bytes)) {
            return false;
        }
        held += bytes;
        return true;
    }

    public synchronized void give(long bytes) {
        long some = Math.min(bytes, held);
        held -= some;
        memory.give(some);
    }

    /** Gives all back. */
    @Override
    public synchronized void close() {
        closed = true;
        memory.give(held);
        held = 0;
    }
}
