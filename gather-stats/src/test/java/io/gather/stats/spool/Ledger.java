package io.gather.stats.spool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.gather.stats.sink.SinkListener;
import io.gather.stats.sink.WriteFailure;

/** Adds up what became of points. */
public final class Ledger implements SinkListener {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(20);

    private long written;
    private long refused;
    private long dropped;
    private long waiting;
    private long bytes;
    private final List<String> refusals = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    @Override
    public synchronized void written(long points, Duration took) {
        written += points;
        notifyAll();
    }

    @Override
    public synchronized void refused(long points, String reason) {
        refused += points;
        refusals.add(reason);
        notifyAll();
    }

    @Override
    public synchronized void dropped(long points) {
        dropped += points;
        notifyAll();
    }

    @Override
    public synchronized void failed(WriteFailure kind, String reason) {
        failures.add(reason);
        notifyAll();
    }

    @Override
    public synchronized void waiting(long points, long onDisk) {
        waiting = points;
        bytes = onDisk;
        notifyAll();
    }

    public synchronized long written() {
        return written;
    }

    public synchronized long refused() {
        return refused;
    }

    public synchronized long dropped() {
        return dropped;
    }

    public synchronized long waiting() {
        return waiting;
    }

    public synchronized long bytes() {
        return bytes;
    }

    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** Waits until it is so; fails the test after 20 s. */
    public synchronized Ledger await(Predicate<Ledger> wanted) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE;
        while (!wanted.test(this)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("not so in time: " + this);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return this;
    }

    @Override
    public synchronized String toString() {
        return "written " + written + ", refused " + refused + " " + refusals + ", dropped " + dropped + ", waiting "
                + waiting + " in " + bytes + " bytes, failed " + failures;
    }
}
