package io.gather.stats.spool;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongConsumer;

import io.gather.stats.sink.PointBatch;
import org.jspecify.annotations.Nullable;

/** Batches that wait in memory, of which there is as much as a budget has for all of its queues. It has the budget's lock. */
final class InMemory implements Waiting {
    private final MemoryBudget budget;
    private final LongConsumer dropped;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long points;
    private long bytes;
    private boolean closed;

    private static final class Entry implements Head {
        final PointBatch batch;
        final long bytes;
        boolean taken;

        Entry(PointBatch batch, long bytes) {
            this.batch = batch;
            this.bytes = bytes;
        }

        @Override
        public PointBatch batch() {
            return batch;
        }

        int points() {
            return batch.points().size();
        }
    }

    /** @param dropped hears of those that had no room */
    InMemory(MemoryBudget budget, LongConsumer dropped) {
        this.budget = budget;
        this.dropped = dropped;
        budget.enter(this);
    }

    @Override
    public void add(PointBatch batch) {
        Entry entry = new Entry(batch, MemoryBudget.bytes(batch));
        List<Runnable> told;
        synchronized (budget) {
            if (closed) {
                told = List.of(() -> dropped.accept(entry.points()));
            } else {
                entries.add(entry);
                points += entry.points();
                bytes += entry.bytes;
                told = budget.makeRoomBehind(this);
            }
        }
        told.forEach(Runnable::run);
    }

    /**
     * Also what is being written: whether it was is known later.
     *
     * @return tells it
     */
    Runnable dropOldest() {
        synchronized (budget) {
            Entry oldest = entries.remove();
            forget(oldest);
            return oldest.taken ? () -> {} : () -> dropped.accept(oldest.points());
        }
    }

    private void forget(Entry entry) {
        points -= entry.points();
        bytes -= entry.bytes;
    }

    int batches() {
        synchronized (budget) {
            return entries.size();
        }
    }

    long bytesInMemory() {
        synchronized (budget) {
            return bytes;
        }
    }

    @Override
    public @Nullable Head first() {
        synchronized (budget) {
            Entry first = entries.peek();
            if (first != null) {
                first.taken = true;
            }
            return first;
        }
    }

    @Override
    public void done(Head head) {
        synchronized (budget) {
            if (entries.peek() == head) {
                forget(entries.remove());
            }
        }
    }

    @Override
    public void failed(Head head) {
        synchronized (budget) {
            if (closed) {
                return;
            }
            if (entries.peek() == head) {
                ((Entry) head).taken = false;
                return;
            }
        }
        dropped.accept(head.batch().points().size());
    }

    @Override
    public long points() {
        synchronized (budget) {
            return points;
        }
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public void close() {
        long lost;
        synchronized (budget) {
            closed = true;
            lost = points;
            entries.clear();
            points = 0;
            bytes = 0;
            budget.leave(this);
        }
        if (lost > 0) {
            dropped.accept(lost);
        }
    }
}
