package io.gather.minion.spool;

import java.util.concurrent.atomic.AtomicLong;

import io.gather.core.units.ByteSize;
import io.gather.core.verdict.RoomWords;

/** The bytes of content that a run may still produce. */
final class Budget {
    private final ByteSize total;
    private final AtomicLong left;

    Budget(ByteSize total, long used) {
        this.total = total;
        this.left = new AtomicLong(Math.max(0, total.bytes() - used));
    }

    /** Returns how many of them are granted. */
    int take(int wanted) {
        long had = left.getAndUpdate(bytes -> Math.max(0, bytes - wanted));
        return (int) Math.min(had, wanted);
    }

    boolean isUsedUp() {
        return left.get() == 0;
    }

    String exhausted() {
        return RoomWords.usedUp(total);
    }
}
