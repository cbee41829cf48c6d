package io.gather.minion;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import io.gather.core.outcome.Outcome;
import io.gather.minion.spool.RoomWait;

/**
 * What lies in the spool and may still be collected, who produces more of it, and who waits for room there. Its lock is held for
 * no longer than it takes to look.
 */
final class Backlog {
    private final long most;
    private final Map<String, Long> uncollected = new HashMap<>();
    private long bytes;
    private int underWay;
    private int waiting;
    private boolean hurried;

    /** @param most bytes that may lie there when another task begins */
    Backlog(long most) {
        this.most = most;
    }

    synchronized void begin() {
        underWay++;
    }

    /** Call it when the outcome is in the backlog, so that nobody thinks that there is nothing to wait for. */
    synchronized void end() {
        underWay--;
        notifyAll();
    }

    synchronized void add(Outcome outcome) {
        if (uncollected.putIfAbsent(outcome.spool(), outcome.stored()) == null) {
            bytes += outcome.stored();
        }
    }

    synchronized void collected(Outcome outcome) {
        Long stored = uncollected.remove(outcome.spool());
        if (stored != null) {
            bytes -= stored;
            notifyAll();
        }
    }

    /** Nobody waits any more. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /** Waits while too much lies in the spool, or it has no room, and something may be fetched from it, now or later. */
    synchronized void awaitRoom(BooleanSupplier shortage, long deadline) throws InterruptedException {
        await(() -> (bytes <= most && !shortage.getAsBoolean()) || (uncollected.isEmpty() && underWay == 0), deadline);
    }

    /** For a task under way. When all of them wait and nothing can be fetched, the one that comes last has to go without. */
    RoomWait until(long deadline) {
        return shortage -> outlasts(shortage, deadline);
    }

    private synchronized boolean outlasts(BooleanSupplier shortage, long deadline) throws InterruptedException {
        waiting++;
        try {
            await(() -> !shortage.getAsBoolean() || (uncollected.isEmpty() && waiting >= underWay), deadline);
        } finally {
            waiting--;
        }
        return !shortage.getAsBoolean();
    }

    private void await(BooleanSupplier over, long deadline) throws InterruptedException {
        long left = deadline - System.nanoTime();
        while (!hurried && left > 0 && !over.getAsBoolean()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = deadline - System.nanoTime();
        }
    }
}
