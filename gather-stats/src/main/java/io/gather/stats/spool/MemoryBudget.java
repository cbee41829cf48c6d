package io.gather.stats.spool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;
import org.jspecify.annotations.Nullable;

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

    /** Of a point, its fields and the place in a list: objects with their headers, where references have four bytes. */
    private static final long POINT_BYTES = 32 + 4 + 24 + 16;
    private static final long FIELD_BYTES = 8;
    private static final long TAGS_BYTES = 24 + 16;
    private static final long TAG_BYTES = 4;
    private static final long TEXT_BYTES = 24 + 16;

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

    /** What a batch takes, about: what its points have in common, such as the tags of a device, it has once. */
    static long bytes(PointBatch batch) {
        long bytes = 0;
        Set<TagSet> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        TagSet before = null;
        for (Point point : batch.points()) {
            bytes += POINT_BYTES + FIELD_BYTES * point.fields().size();
            if (seen.add(point.tags())) {
                bytes += bytes(point.tags(), before);
                before = point.tags();
            }
        }
        return bytes;
    }

    /** @param before which has some of its texts, perhaps */
    private static long bytes(TagSet tags, @Nullable TagSet before) {
        long bytes = TAGS_BYTES + TAG_BYTES * tags.size();
        for (int i = 0; i < tags.size(); i++) {
            if (before == null || !tags.hasValueOf(before, i)) {
                bytes += TEXT_BYTES + aligned(tags.value(i).length());
            }
        }
        return bytes;
    }

    private static long aligned(int length) {
        return (length + 7L) & ~7L;
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
