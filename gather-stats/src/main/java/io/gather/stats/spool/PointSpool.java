package io.gather.stats.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkListener;
import org.jspecify.annotations.Nullable;

/**
 * Batches that wait in a folder, in segments of which the oldest go when there are too many. Each batch is there before anything else is done
 * with it, so it survives the process, not the machine. What the disk does not take waits in memory, for as long as there is room.
 */
final class PointSpool implements Waiting {
    private static final String SUFFIX = ".points";
    private static final long LARGEST_SEGMENT = 8 << 20;
    private static final long SMALLEST_SEGMENT = 1 << 16;
    private static final int SEGMENTS = 8;
    private static final int MOST_IN_MEMORY = 20_000;

    private final Path folder;
    private final long most;
    private final long segmentSize;
    private final SinkListener listener;
    private final InMemory tail;
    private final ArrayDeque<SpoolSegment> segments = new ArrayDeque<>();
    private long number;
    private boolean diskFails;
    private boolean closed;
    /** Whether what is being written is the first of the tail. */
    private boolean ofTail;
    /** What is being written, if it is on disk. */
    private @Nullable OnDisk head;

    /** @param next where the record behind it begins */
    private record OnDisk(SpoolSegment segment, PointBatch batch, int points, long next) implements Head {}

    private PointSpool(Path folder, long most, SinkListener listener) {
        this.folder = folder;
        this.most = most;
        this.segmentSize = Math.clamp(most / SEGMENTS, SMALLEST_SEGMENT, LARGEST_SEGMENT);
        this.listener = listener;
        this.tail = new InMemory(MOST_IN_MEMORY, listener::dropped);
    }

    /**
     * @param folder that nobody else uses
     * @param most bytes
     */
    static PointSpool open(Path folder, long most, SinkListener listener) throws IOException {
        PointSpool spool = new PointSpool(folder, most, listener);
        spool.find();
        return spool;
    }

    private void find() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().matches("\\d{16}\\" + SUFFIX)).sorted().toList();
        }
        for (Path file : files) {
            number = Long.parseLong(file.getFileName().toString().substring(0, 16));
            Optional<SpoolSegment> segment = SpoolSegment.open(file);
            if (segment.isPresent() && !segment.get().isEmpty()) {
                segments.add(segment.get());
            } else if (segment.isPresent()) {
                segment.get().remove();
            } else {
                // Whoever made it died before it had anything in it, or its beginning is lost, and with it the rest.
                if (Files.size(file) > SpoolSegment.HEADER) {
                    listener.failed(file + " is damaged, and left out");
                }
                Files.delete(file);
            }
        }
    }

    @Override
    public synchronized void add(PointBatch batch) {
        byte[] record = BatchBytes.of(batch);
        int count = batch.points().size();
        if (closed || SpoolSegment.sizeOf(record) + SpoolSegment.HEADER > most) {
            listener.dropped(count);
            return;
        }
        flushTail();
        if (tail.points() > 0 || !append(record, count)) {
            if (tail.points() + count > MOST_IN_MEMORY && !segments.isEmpty()) {
                dropOldest();
                flushTail();
                if (tail.points() == 0 && append(record, count)) {
                    return;
                }
            }
            tail.add(batch);
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

    private boolean append(byte[] record, int count) {
        while (bytes() + SpoolSegment.sizeOf(record) + (isFull(record) ? SpoolSegment.HEADER : 0) > most
                && !segments.isEmpty()) {
            dropOldest();
        }
        try {
            if (isFull(record)) {
                number++;
                segments.add(SpoolSegment.create(folder.resolve(String.format(Locale.ROOT, "%016d", number) + SUFFIX)));
            }
            segments.getLast().append(record, count);
            diskFails = false;
            return true;
        } catch (IOException e) {
            if (!diskFails) {
                diskFails = true;
                listener.failed("points cannot be kept in " + folder + ", and wait in memory: " + e.getMessage());
            }
            return false;
        }
    }

    private boolean isFull(byte[] record) {
        SpoolSegment last = segments.peekLast();
        return last == null
                || (last.size() > SpoolSegment.HEADER && last.size() + SpoolSegment.sizeOf(record) > segmentSize);
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
        if (failure != null) {
            throw failure;
        }
    }
}
