package io.gather.minion.spool;

/** One run's memory for results. A little is held back, so that results can be told of even when it is full. */
final class Quota {
    private static final int RESERVE = 256 << 10;

    /** Guards this too. */
    private final Memory memory;
    private final long part;
    private long used;
    private long reserve = RESERVE;

    /** @param part what no other run takes */
    Quota(Memory memory, long part) {
        this.memory = memory;
        this.part = part;
    }

    boolean take(long bytes) {
        synchronized (memory) {
            if (bytes > left()) {
                return false;
            }
            used += bytes;
            return true;
        }
    }

    void give(long bytes) {
        synchronized (memory) {
            used -= bytes;
        }
    }

    long left() {
        synchronized (memory) {
            return memory.left(this, used) - reserve;
        }
    }

    boolean useReserve() {
        synchronized (memory) {
            boolean there = reserve > 0;
            reserve = 0;
            return there;
        }
    }

    void holdBack() {
        synchronized (memory) {
            if (reserve == 0 && left() >= RESERVE) {
                reserve = RESERVE;
            }
        }
    }

    /** What other runs may not take. */
    long claim() {
        return Math.max(used, part);
    }

    void close() {
        memory.close(this);
    }
}
