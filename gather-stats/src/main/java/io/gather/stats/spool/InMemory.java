package io.gather.stats.spool;

import java.util.ArrayDeque;
import java.util.function.LongConsumer;

import io.gather.stats.sink.PointBatch;
import org.jspecify.annotations.Nullable;

/** Batches that wait in memory. */
final class InMemory implements Waiting {
    private static final int LEAST_SHARE = 20_000;
    /** A point takes a kilobyte at most, and a quarter of the memory may be for them. */
    private static final long BYTES_EACH = 4096;

    private final int most;
    private final LongConsumer dropped;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long points;

    private static final class Entry implements Head {
        final PointBatch batch;
        boolean taken;

        Entry(PointBatch batch) {
            this.batch = batch;
        }

        @Override
        public PointBatch batch() {
            return batch;
        }
    }

    /**
     * @param most points
     * @param dropped hears of those that had no room
     */
    InMemory(int most, LongConsumer dropped) {
        this.most = most;
        this.dropped = dropped;
    }

    /** How many points may wait in this process's memory. */
    static int share() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / BYTES_EACH, LEAST_SHARE, Integer.MAX_VALUE);
    }

    @Override
    public synchronized void add(PointBatch batch) {
        entries.add(new Entry(batch));
        points += batch.points().size();
        while (points > most && entries.size() > 1) {
            dropOldest();
        }
    }

    /** Also of one that is being written: whether it was is known later. */
    synchronized void dropOldest() {
        Entry oldest = entries.poll();
        if (oldest != null) {
            points -= oldest.batch.points().size();
            if (!oldest.taken) {
                dropped.accept(oldest.batch.points().size());
            }
        }
    }

    @Override
    public synchronized @Nullable Head first() {
        Entry first = entries.peek();
        if (first != null) {
            first.taken = true;
        }
        return first;
    }

    @Override
    public synchronized void done(Head head) {
        if (entries.peek() == head) {
            entries.remove();
            points -= head.batch().points().size();
        }
    }

    @Override
    public synchronized void failed(Head head) {
        if (entries.peek() == head) {
            ((Entry) head).taken = false;
        } else {
            dropped.accept(head.batch().points().size());
        }
    }

    @Override
    public synchronized long points() {
        return points;
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public synchronized void close() {
        while (!entries.isEmpty()) {
            entries.peek().taken = false;
            dropOldest();
        }
    }
}
