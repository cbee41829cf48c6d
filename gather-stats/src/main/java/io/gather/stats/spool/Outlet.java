package io.gather.stats.spool;

import java.time.Duration;
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
    private final SinkListener listener;
    private final PointWriter writer;
    private final Thread keeping;
    private final Thread writing;
    /** Guards what follows, and that nothing is taken after the end. */
    private final Object state = new Object();
    private final InMemory taken;
    private boolean closing;
    private boolean gone;

    Outlet(String cluster, Waiting waiting, MemoryBudget budget, SinkListener listener, PointWriter writer) {
        this.waiting = waiting;
        this.taken = new InMemory(budget, listener::dropped);
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
            takePiece(new PointBatch(batch.interval(), all.subList(from, Math.min(all.size(), from + PIECE))));
        }
    }

    private void takePiece(PointBatch piece) {
        synchronized (state) {
            if (!closing) {
                taken.add(piece);
                state.notifyAll();
                return;
            }
        }
        listener.dropped(piece.points().size());
    }

    private void keep() {
        try {
            Waiting.Head next = next();
            while (next != null) {
                keep(next.batch());
                taken.done(next);
                writer.more();
                next = next();
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
    private Waiting.@Nullable Head next() throws InterruptedException {
        synchronized (state) {
            Waiting.Head next = taken.first();
            while (next == null && !closing) {
                state.wait();
                next = taken.first();
            }
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
        synchronized (state) {
            if (gone) {
                return;
            }
            gone = true;
            closing = true;
            state.notifyAll();
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
        taken.close();
        // On a disk that hangs closing may hang too.
        Thread closingFiles = Thread.ofVirtual().name("stats-close").start(() -> {
            try {
                waiting.close();
            } catch (Exception e) {
                listener.failed("what waits on disk could not be closed: " + e.getMessage());
            }
        });
        boolean ignored = join(closingFiles, Math.max(end, System.nanoTime() + Duration.ofMillis(200).toNanos()));
    }
}
