package io.gather.minion.spool;

import io.gather.core.units.ByteSize;

/** Memory for results. A little is held back, so that results can be told of even when it is full. */
final class Quota {
    private static final int RESERVE = 256 << 10;

    private final long limit;
    private long used;
    private long reserve = RESERVE;

    Quota(ByteSize limit) {
        this.limit = limit.bytes();
    }

    synchronized boolean take(long bytes) {
        if (bytes > left()) {
            return false;
        }
        used += bytes;
        return true;
    }

    synchronized void give(long bytes) {
        used -= bytes;
    }

    synchronized long left() {
        return limit - used - reserve;
    }

    synchronized boolean useReserve() {
        boolean there = reserve > 0;
        reserve = 0;
        return there;
    }

    synchronized void holdBack() {
        if (reserve == 0 && left() >= RESERVE) {
            reserve = RESERVE;
        }
    }
}
