package io.gather.stats.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;

import static java.util.Comparator.comparingLong;

/**
 * How much memory all points of a process may have that wait in it, and how many clusters write at a time, since each has a batch in memory
 * then. What is too much costs whoever has the most, his oldest first. Safe for several threads: all its queues have its lock.
 */
public final class MemoryBudget {
    private static final long SHARE = 4;
    /** With half as much again for what it is turned into until it is written. */
    private static final long BYTES_A_WRITER = 48 << 20;
    private static final int LEAST_WRITERS = 2;
    private static final int MOST_WRITERS = 16;

    /** An object with its header and its references, where those have four bytes; a text besides. */
    private static final long POINT_BYTES = 160;
    private static final long TAG_BYTES = 56;
    private static final long FIELD_BYTES = 13;

    private final long most;
    private final Semaphore writers;
    private final List<InMemory> queues = new ArrayList<>();

    MemoryBudget(long most, int writers) {
        this.most = most;
        this.writers = new Semaphore(writers, true);
    }

    /** A quarter of what this process may have. */
    public static MemoryBudget ofProcess() {
        long memory = Runtime.getRuntime().maxMemory();
        return new MemoryBudget(memory / SHARE, Math.clamp(memory / BYTES_A_WRITER, LEAST_WRITERS, MOST_WRITERS));
    }

    /** What a batch takes, about. */
    static long bytes(PointBatch batch) {
        long bytes = 0;
        for (Point point : batch.points()) {
            TagSet tags = point.tags();
            bytes += POINT_BYTES + FIELD_BYTES * point.fields().size();
            for (int i = 0; i < tags.size(); i++) {
                bytes += TAG_BYTES + tags.value(i).length();
            }
        }
        return bytes;
    }

    synchronized void enter(InMemory queue) {
        queues.add(queue);
    }

    synchronized void leave(InMemory queue) {
        queues.remove(queue);
    }

    synchronized boolean hasRoomFor(long bytes) {
        return used() + bytes <= most;
    }

    private long used() {
        return queues.stream().mapToLong(InMemory::bytesInMemory).sum();
    }

    /**
     * Takes away what is too much, but not what has just come.
     *
     * @return what has to be told when nobody is locked out
     */
    synchronized List<Runnable> makeRoomBehind(InMemory newest) {
        List<Runnable> told = new ArrayList<>();
        while (used() > most) {
            Optional<InMemory> fullest = queues.stream().filter(it -> it.batches() > (it == newest ? 1 : 0))
                    .max(comparingLong(InMemory::bytesInMemory));
            if (fullest.isEmpty()) {
                return told;
            }
            told.add(fullest.get().dropOldest());
        }
        return told;
    }

    void beginWriting() throws InterruptedException {
        writers.acquire();
    }

    void endWriting() {
        writers.release();
    }
}
