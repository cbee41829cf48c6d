package io.gather.minion.spool;

import java.util.HashSet;
import java.util.Set;

import io.gather.core.units.ByteSize;

/**
 * The memory for results of all runs in a process that have no spool on a disk. Each of them has a part that no other run takes: a run
 * never waits for another one's results to be collected. Its lock guards the quotas.
 */
public final class Memory {
    private static final long MOST = 24 << 20;
    private static final int SHARE_OF_HEAP = 3;
    private static final int PARTS = 8;

    private final long limit;
    private final Set<Quota> open = new HashSet<>();

    public Memory() {
        this(ByteSize.of(Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)));
    }

    Memory(ByteSize limit) {
        this.limit = limit.bytes();
    }

    /** Compressed bytes in all. */
    ByteSize room() {
        return ByteSize.of(limit);
    }

    /** For one run; to be closed. */
    synchronized Quota quota() {
        Quota quota = new Quota(this, Math.min(limit / PARTS, limit - claimed()));
        open.add(quota);
        return quota;
    }

    synchronized void close(Quota quota) {
        open.remove(quota);
    }

    /** What a run may still take, when it has that much. */
    synchronized long left(Quota of, long used) {
        return limit - used - (claimed() - (open.contains(of) ? of.claim() : 0));
    }

    private long claimed() {
        return open.stream().mapToLong(Quota::claim).sum();
    }
}
