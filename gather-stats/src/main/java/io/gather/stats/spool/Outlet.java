package io.gather.stats.spool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

import io.gather.stats.metric.Point;
import io.gather.stats.metric.StatKey;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkListener;
import org.jspecify.annotations.Nullable;

/**
 * The way of one cluster's points: who collects leaves them in memory, one thread puts them where they wait, another one writes them. So
 * neither a slow disk nor a slow database holds up collecting.
 */
final class Outlet implements PointOutlet {
    /** Points that are written at once. */
    private static final int PIECE = 5000;
    /** Of the time for closing, what is left for those who are told to stop. */
    private static final int LAST_PART = 5;

    private final Waiting waiting;
    private final AutoCloseable folder;
    private final SinkListener listener;
    private final PointWriter writer;
    private final Thread keeping;
    private final Thread writing;
    private final ArrayDeque<PointBatch> taken = new ArrayDeque<>();
    private long points;
    private boolean closing;
    private boolean gone;

    /** @param folder given back in the end */
    Outlet(String cluster, Waiting waiting, AutoCloseable folder, SinkListener listener, PointWriter writer) {
        this.waiting = waiting;
        this.folder = folder;
        this.listener = listener;
        this.writer = writer;
        this.keeping = Thread.ofVirtual().name("stats-keep-" + cluster).unstarted(this::keep);
        this.writing = Thread.ofVirtual().name("stats-write-" + cluster).unstarted(writer);
    }

    Outlet start() {
        keeping.start();
        writing.start();
        return this;
    }

    @Override
    public void take(PointBatch batch) {
        List<Point> all = batch.points();
        for (int from = 0; from < all.size(); from += PIECE) {
            take(new PointBatch(batch.interval(), all.subList(from, Math.min(all.size(), from + PIECE))), all.size());
        }
    }

    private void take(PointBatch piece, int ofAll) {
        long dropped = 0;
        synchronized (taken) {
            if (closing) {
                dropped = piece.points().size();
            } else {
                taken.add(piece);
                points += piece.points().size();
                while (points > Math.max(InMemory.share(), ofAll)) {
                    int oldest = taken.remove().points().size();
                    points -= oldest;
                    dropped += oldest;
                }
                taken.notifyAll();
            }
        }
        if (dropped > 0) {
            listener.dropped(dropped);
        }
    }

    private void keep() {
        try {
            PointBatch batch = next();
            while (batch != null) {
                keep(batch);
                writer.more();
                batch = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            writer.noMore();
        }
    }

    private void keep(PointBatch batch) {
        try {
            waiting.add(batch);
        } catch (RuntimeException | VirtualMachineError e) {
            // Whatever is wrong with it, the next ones are kept.
            listener.dropped(batch.points().size());
            listener.failed("points could not be kept: " + e);
        }
    }

    /** @return null: it is closed, and all was kept */
    private @Nullable PointBatch next() throws InterruptedException {
        synchronized (taken) {
            while (taken.isEmpty() && !closing) {
                taken.wait();
            }
            PointBatch next = taken.poll();
            points -= next == null ? 0 : next.points().size();
            return next;
        }
    }

    @Override
    public void describe(Map<String, StatKey> stats) {
        writer.describe(stats);
    }

    @Override
    public void close(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        synchronized (taken) {
            if (gone) {
                return;
            }
            gone = true;
            closing = true;
            taken.notifyAll();
        }
        long last = within.toNanos() / LAST_PART;
        try {
            boolean kept = join(keeping, end - last);
            boolean written = join(writing, end - last);
            if (!kept || !written) {
                Thread ending = Thread.ofVirtual().name("stats-end").start(writer::stop);
                writing.interrupt();
                boolean ignored = join(writing, end) && join(ending, end);
            }
        } finally {
            letGo(end);
        }
    }

    private static boolean join(Thread thread, long until) throws InterruptedException {
        long left = until - System.nanoTime();
        return thread.join(Duration.ofNanos(Math.max(1, left)));
    }

    private void letGo(long end) throws InterruptedException {
        long lost;
        synchronized (taken) {
            lost = points;
            taken.clear();
            points = 0;
        }
        if (lost > 0) {
            listener.dropped(lost);
        }
        // On a disk that hangs closing may hang too.
        Thread closingFiles = Thread.ofVirtual().name("stats-close").start(() -> {
            try {
                waiting.close();
                folder.close();
            } catch (Exception e) {
                listener.failed("what waits on disk could not be closed: " + e.getMessage());
            }
        });
        boolean ignored = join(closingFiles, Math.max(end, System.nanoTime() + Duration.ofMillis(200).toNanos()));
    }
}
