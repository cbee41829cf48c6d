package io.gather.stats.collect;

import java.time.Duration;
import java.time.Instant;

import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;
import io.gather.stats.sink.SinkListener;
import io.gather.stats.status.SinkStatus;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of a cluster's points, and says what somebody should know. */
final class SinkTally implements SinkListener {
    private static final double NANOS = 1e9;

    private final String host;
    private final CollectorPace pace;
    private final StatsLog log;
    private final SeldomTold refusals = new SeldomTold();
    private final SeldomTold drops = new SeldomTold();
    private long written;
    private long refused;
    private long dropped;
    private long failures;
    private long failuresInRow;
    private long waitingPoints;
    private long waitingBytes;
    private @Nullable Instant lastWrite;
    private long writes;
    private double seconds;
    private double secondsInAll;
    private String error = "";

    SinkTally(String host, CollectorPace pace, StatsLog log) {
        this.host = host;
        this.pace = pace;
        this.log = log;
    }

    @Override
    public void written(long points, Duration took) {
        long failed;
        synchronized (this) {
            written += points;
            writes++;
            lastWrite = pace.instant();
            seconds = took.toNanos() / NANOS;
            secondsInAll += seconds;
            error = "";
            failed = failuresInRow;
            failuresInRow = 0;
        }
        if (failed > 0) {
            say(Level.NOTICE, "points are written again", failed);
        }
    }

    @Override
    public void refused(long points, String reason) {
        boolean isTold;
        long all;
        synchronized (this) {
            refused += points;
            all = refused;
            isTold = refusals.comes(pace.nanos());
        }
        if (isTold) {
            say("points are refused for good: " + reason, points, all);
        }
    }

    @Override
    public void dropped(long points) {
        boolean isTold;
        long all;
        synchronized (this) {
            dropped += points;
            all = dropped;
            isTold = drops.comes(pace.nanos());
        }
        if (isTold) {
            say("points are dropped, there is no room for them", points, all);
        }
    }

    private void say(String text, long points, long all) {
        log.say(Level.ERROR, text, "cluster", host, "points", Long.toString(points), "in_all", Long.toString(all));
    }

    @Override
    public void failed(String reason) {
        long failed;
        synchronized (this) {
            failures++;
            failuresInRow++;
            error = reason;
            failed = failuresInRow;
        }
        if (Long.bitCount(failed) == 1) {
            say(Level.WARN, "points cannot be written now: " + reason, failed);
        }
    }

    private void say(Level level, String text, long failed) {
        log.say(level, text, "cluster", host, "attempts", Long.toString(failed));
    }

    @Override
    public synchronized void waiting(long points, long bytes) {
        waitingPoints = points;
        waitingBytes = bytes;
    }

    synchronized SinkStatus status() {
        return new SinkStatus(written, refused, dropped, failures, waitingPoints, waitingBytes, lastWrite, writes,
                seconds, secondsInAll, error);
    }
}
