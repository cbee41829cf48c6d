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
    private static final int MOST_CAUSES = 20;

    private final StatsSinkProvider provider;
    private SinkTarget target;
    private final Waiting waiting;
    private final SinkListener listener;
    private final Backoff backoff;
    private final MemoryBudget budget;
    private @Nullable StatsSink sink;
    private int breaks;
    private boolean changed;
    private boolean noMore;
    private boolean stopped;

    PointWriter(StatsSinkProvider provider, SinkTarget target, Waiting waiting, SinkListener listener,
            Backoff backoff, MemoryBudget budget) {
        this.provider = provider;
        this.target = target;
        this.waiting = waiting;
        this.listener = listener;
        this.backoff = backoff;
        this.budget = budget;
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
            while (goesOn()) {
                // There is more to do.
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

    /** What became of the first batch that waits. */
    private sealed interface Outcome {
        record Written() implements Outcome {}

        record Nothing() implements Outcome {}

        record Failed(Throwable reason) implements Outcome {}
    }

    /** @return whether there may be more to do */
    private boolean goesOn() throws InterruptedException {
        boolean isLast;
        synchronized (this) {
            if (stopped) {
                return false;
            }
            changed = false;
            isLast = noMore;
        }
        return switch (writeFirst()) {
            case Outcome.Written written -> {
                tell();
                yield true;
            }
            case Outcome.Nothing nothing -> awaitMore();
            case Outcome.Failed failure -> {
                failed(failure.reason);
                yield !isLast;
            }
        };
    }

    private synchronized boolean awaitMore() throws InterruptedException {
        while (!changed && !noMore) {
            wait();
        }
        return changed;
    }

    /** Whoever waits until he may try again has nothing in memory meanwhile. */
    private Outcome writeFirst() throws InterruptedException {
        budget.beginWriting();
        try {
            Waiting.Head head = waiting.first();
            return head == null ? new Outcome.Nothing() : write(head);
        } finally {
            budget.endWriting();
        }
    }

    private Outcome write(Waiting.Head head) throws InterruptedException {
        try {
            attempt(head);
            return new Outcome.Written();
        } catch (InterruptedException e) {
            waiting.failed(head);
            throw e;
        } catch (IOException | GatherException | VirtualMachineError e) {
            waiting.failed(head);
            return new Outcome.Failed(e);
        } catch (RuntimeException | LinkageError e) {
            broken(head, e);
            return new Outcome.Failed(e);
        }
    }

    private void broken(Waiting.Head head, Throwable reason) {
        breaks += isOfMachine(reason) ? 0 : 1;
        if (breaks < MOST_BREAKS) {
            waiting.failed(head);
            return;
        }
        breaks = 0;
        waiting.done(head);
        listener.refused(head.batch().points().size(), "the sink breaks over them: " + reason);
    }

    /** Whether it is about this process, such as its memory, and not about the points. */
    private static boolean isOfMachine(Throwable reason) {
        Throwable cause = reason;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof VirtualMachineError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
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
