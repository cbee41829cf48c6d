package io.gather.stats.spool;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.stats.metric.StatKey;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkBusyException;
import io.gather.stats.sink.SinkListener;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;
import io.gather.stats.sink.WriteFailure;
import org.jspecify.annotations.Nullable;

/** Writes what waits to the sink, in its order, and again what could not be written. Opens the sink, and opens it anew when nothing helps. */
final class PointWriter implements Runnable {
    /** What breaks the sink each time is not tried for ever: whatever is behind it could never be written. */
    private static final int MOST_BREAKS = 5;

    private final StatsSinkProvider provider;
    private SinkTarget target;
    private final Waiting waiting;
    private final SinkListener listener;
    private final Backoff backoff;
    private @Nullable StatsSink sink;
    private int breaks;
    private boolean changed;
    private boolean noMore;
    private boolean stopped;

    PointWriter(StatsSinkProvider provider, SinkTarget target, Waiting waiting, SinkListener listener,
            Backoff backoff) {
        this.provider = provider;
        this.target = target;
        this.waiting = waiting;
        this.listener = listener;
        this.backoff = backoff;
    }

    /** There is something to write. */
    void more() {
        synchronized (this) {
            changed = true;
            notifyAll();
        }
        tell();
    }

    /** When what waits is written, or cannot be, it is over. */
    synchronized void noMore() {
        noMore = true;
        notifyAll();
    }

    /** It is over now. */
    void stop() {
        StatsSink open;
        synchronized (this) {
            noMore = true;
            stopped = true;
            open = sink;
            notifyAll();
        }
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void run() {
        try {
            // A server of metrics is to be there before there are any.
            StatsSink ignored = tryOpening();
            Waiting.Head head = next();
            while (head != null) {
                boolean isLast = isEnding();
                if (!write(head) && isLast) {
                    return;
                }
                head = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeSink();
        }
    }

    private @Nullable StatsSink tryOpening() throws InterruptedException {
        try {
            return opened();
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError e) {
            failed(e);
            return null;
        }
    }

    /** @return null: it is over */
    private Waiting.@Nullable Head next() throws InterruptedException {
        while (true) {
            synchronized (this) {
                if (stopped) {
                    return null;
                }
                changed = false;
            }
            Waiting.Head head = waiting.first();
            if (head != null) {
                return head;
            }
            synchronized (this) {
                while (!changed && !noMore) {
                    wait();
                }
                if (!changed) {
                    return null;
                }
            }
        }
    }

    private synchronized boolean isEnding() {
        return noMore;
    }

    /** @return whether it was; if not, it is told, and some time has gone by */
    private boolean write(Waiting.Head head) throws InterruptedException {
        try {
            attempt(head);
            tell();
            return true;
        } catch (InterruptedException e) {
            waiting.failed(head);
            throw e;
        } catch (IOException | GatherException | VirtualMachineError e) {
            waiting.failed(head);
            failed(e);
        } catch (RuntimeException | LinkageError e) {
            broken(head, e);
            failed(e);
        }
        return false;
    }

    private void broken(Waiting.Head head, Throwable reason) {
        breaks++;
        if (breaks < MOST_BREAKS) {
            waiting.failed(head);
            return;
        }
        breaks = 0;
        waiting.done(head);
        listener.refused(head.batch().points().size(), "the sink breaks over them: " + reason);
    }

    private void attempt(Waiting.Head head) throws IOException, InterruptedException {
        PointBatch batch = head.batch();
        StatsSink open = opened();
        long began = System.nanoTime();
        int refused = open.write(batch);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        waiting.done(head);
        backoff.succeeded();
        breaks = 0;
        if (refused > 0) {
            listener.refused(refused, open.refusal());
        }
        if (batch.points().size() > refused) {
            listener.written(batch.points().size() - refused, took);
        }
    }

    private StatsSink opened() throws IOException, InterruptedException {
        StatsSink open = sink;
        if (open == null) {
            SinkTarget place = target();
            open = provider.open(place);
            synchronized (this) {
                sink = open;
                if (!place.equals(target)) {
                    open.describe(target.stats());
                }
                if (stopped) {
                    throw new InterruptedException("closed meanwhile");
                }
            }
        }
        return open;
    }

    private void failed(Throwable reason) throws InterruptedException {
        synchronized (this) {
            if (stopped) {
                return;
            }
        }
        listener.failed(WriteFailure.of(reason), Failures.words(reason));
        tell();
        Duration wait = backoff.failed(reason instanceof SinkBusyException busy ? busy.after() : Duration.ZERO);
        if (backoff.isExhausted()) {
            closeSink();
        }
        synchronized (this) {
            long end = System.nanoTime() + wait.toNanos();
            long left = wait.toNanos();
            while (!noMore && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = end - System.nanoTime();
            }
        }
    }

    private void closeSink() {
        StatsSink open;
        synchronized (this) {
            open = sink;
            sink = null;
        }
        if (open != null) {
            open.close();
        }
    }

    /** What is known of stats now. */
    void describe(Map<String, StatKey> stats) {
        StatsSink open;
        synchronized (this) {
            if (target.stats().equals(stats)) {
                return;
            }
            target = target.knowing(stats);
            open = sink;
        }
        if (open != null) {
            open.describe(stats);
        }
    }

    private synchronized SinkTarget target() {
        return target;
    }

    private void tell() {
        listener.waiting(waiting.points(), waiting.bytes());
    }
}
