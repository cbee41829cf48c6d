package io.gather.stats.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkListener;
import org.jspecify.annotations.Nullable;

/**
 * Batches that wait in a folder, in segments of which the oldest go when there are too many. Each batch is there before anything else is done
 * with it, so it survives the process, not the machine. What the disk does not take waits in memory, for as long as there is room; so does
 * everything while the folder cannot be had, which is tried again each time.
 */
final class PointSpool implements Waiting {
    private static final long LARGEST_SEGMENT = 8 << 20;
    private static final long SMALLEST_SEGMENT = 1 << 16;
    private static final int SEGMENTS = 8;

    private final SegmentFolder folder;
    private final long most;
    private final long segmentSize;
    private final MemoryBudget budget;
    private final SinkListener listener;
    private final InMemory tail;
    private final ArrayDeque<SpoolSegment> segments = new ArrayDeque<>();
    /** Where this process adds. What another one left may have damage at its end, which would hide what comes behind it. */
    private @Nullable SpoolSegment current;
    private boolean diskFails;
    private boolean closed;
    /** Whether what is being written is the first of the tail. */
    private boolean ofTail;
    /** What is being written, if it is on disk. */
    private @Nullable OnDisk head;

    /** @param next where the record behind it begins */
    private record OnDisk(SpoolSegment segment, PointBatch batch, int points, long next) implements Head {}

    /** @param most bytes */
    PointSpool(SegmentFolder folder, long most, MemoryBudget budget, SinkListener listener) {
        this.folder = folder;
        this.most = most;
        this.segmentSize = Math.clamp(most / SEGMENTS, SMALLEST_SEGMENT, LARGEST_SEGMENT);
        this.budget = budget;
        this.listener = listener;
        this.tail = new InMemory(budget, listener::dropped);
    }

    @Override
    public synchronized void add(PointBatch batch) {
        ByteBuffer record = BatchBytes.of(batch);
        int count = batch.points().size();
        if (!closed && SpoolSegment.sizeOf(record) > segmentSize && count > 1) {
            add(new PointBatch(batch.interval(), batch.points().subList(0, count / 2)));
            add(new PointBatch(batch.interval(), batch.points().subList(count / 2, count)));
            return;
        }
        if (closed || SpoolSegment.sizeOf(record) + SpoolSegment.HEADER > most) {
            listener.dropped(count);
            return;
        }
        flushTail();
        if (tail.points() > 0 || !append(record, count)) {
            if (!budget.hasRoomFor(MemoryBudget.bytes(batch)) && !segments.isEmpty()) {
                dropOldest();
                flushTail();
                if (tail.points() == 0 && append(record, count)) {
                    return;
                }
            }
            tail.add(batch);
        }
    }

    private void open() throws IOException {
        if (!folder.isOpen()) {
            segments.addAll(folder.open(listener::failed));
        }
    }

    /** What had to wait in memory goes before anything that comes now. */
    private void flushTail() {
        while (!ofTail && tail.points() > 0) {
            Head oldest = tail.first();
            if (oldest == null) {
                return;
            }
            if (!append(BatchBytes.of(oldest.batch()), oldest.batch().points().size())) {
                tail.failed(oldest);
                return;
            }
            tail.done(oldest);
        }
    }

    private boolean append(ByteBuffer record, int count) {
        try {
            open();
            while (bytes() + SpoolSegment.sizeOf(record) + (hasRoom(record) ? 0 : SpoolSegment.HEADER) > most
                    && !segments.isEmpty()) {
                dropOldest();
            }
            SpoolSegment last = current;
            if (last == null || !hasRoom(record)) {
                last = folder.create();
                segments.add(last);
                current = last;
            }
            last.append(record, count);
            diskFails = false;
            return true;
        } catch (IOException e) {
            tellOnce(e);
            return false;
        }
    }

    private void tellOnce(IOException reason) {
        if (!diskFails) {
            diskFails = true;
            listener.failed("points cannot be kept in " + folder + ", and wait in memory: " + reason);
        }
    }

    private boolean hasRoom(ByteBuffer record) {
        SpoolSegment last = segments.peekLast();
        return last != null && last == current
                && (last.size() <= SpoolSegment.HEADER || last.size() + SpoolSegment.sizeOf(record) <= segmentSize);
    }

    /** What is being written of it is not counted: whether it was is known later. */
    private void dropOldest() {
        SpoolSegment oldest = segments.remove();
        long gone = oldest.points() - (head != null && head.segment == oldest ? head.points : 0);
        remove(oldest);
        if (gone > 0) {
            listener.dropped(gone);
        }
    }

    private void remove(SpoolSegment segment) {
        try {
            segment.remove();
        } catch (IOException e) {
            listener.failed("a file in " + folder + " cannot be removed: " + e.getMessage());
        }
    }

    @Override
    public synchronized @Nullable Head first() {
        try {
            if (!closed) {
                open();
            }
        } catch (IOException e) {
            tellOnce(e);
        }
        while (!closed && !segments.isEmpty()) {
            SpoolSegment first = segments.element();
            try {
                SpoolSegment.Stored stored = first.read(first.place());
                if (stored != null) {
                    head = new OnDisk(first, stored.batch(), stored.points(), stored.next());
                    return head;
                }
                if (segments.size() == 1) {
                    break;
                }
                remove(segments.remove());
            } catch (IOException e) {
                listener.failed("what waits there cannot be read, and is given up: " + e.getMessage());
                dropOldest();
            }
        }
        Head first = closed ? null : tail.first();
        ofTail = first != null;
        return first;
    }

    @Override
    public synchronized void done(Head done) {
        if (!(done instanceof OnDisk it)) {
            ofTail = false;
            tail.done(done);
        } else {
            head = null;
            if (!closed && segments.peek() == it.segment) {
                try {
                    it.segment.forgetBefore(it.next, it.points);
                } catch (IOException e) {
                    // What it remembers is right in this process; the next one may write it once more.
                    listener.failed("how far points are written cannot be kept in " + folder + ": " + e.getMessage());
                }
            }
        }
    }

    @Override
    public synchronized void failed(Head failed) {
        if (!(failed instanceof OnDisk it)) {
            ofTail = false;
            tail.failed(failed);
        } else {
            head = null;
            if (segments.peek() != it.segment) {
                listener.dropped(it.points);
            }
        }
    }

    @Override
    public synchronized long points() {
        return segments.stream().mapToLong(SpoolSegment::points).sum() + tail.points();
    }

    @Override
    public synchronized long bytes() {
        return segments.stream().filter(it -> !it.isEmpty()).mapToLong(SpoolSegment::size).sum();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        ofTail = false;
        flushTail();
        closed = true;
        tail.close();
        IOException failure = null;
        for (SpoolSegment segment : segments) {
            try {
                if (segment.isEmpty()) {
                    segment.remove();
                } else {
                    segment.close();
                }
            } catch (IOException e) {
                failure = e;
            }
        }
        folder.close();
        if (failure != null) {
            throw failure;
        }
    }
}
