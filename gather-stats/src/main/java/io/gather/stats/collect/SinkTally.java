package io.gather.stats.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;
import io.gather.stats.sink.SinkListener;
import io.gather.stats.sink.WriteFailure;
import io.gather.stats.status.SinkStatus;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of a cluster's points, and says what somebody should know. */
final class SinkTally implements SinkListener {
    private static final double NANOS = 1e9;

    private final String host;
    private final CollectorPace pace;
    private final StatsLog log;
    private final ToldLosses losses;
    private final Map<WriteFailure, Long> failures = new EnumMap<>(WriteFailure.class);
    private long written;
    private long refused;
    private long dropped;
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
        this.losses = new ToldLosses(host, pace, log);
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
        synchronized (this) {
            refused += points;
        }
        losses.lost(points, "points are refused for good: " + reason);
    }

    @Override
    public void dropped(long points) {
        synchronized (this) {
            dropped += points;
        }
        losses.lost(points, "points are dropped, there is no room for them");
    }

    @Override
    public void failed(WriteFailure kind, String reason) {
        long failed;
        synchronized (this) {
            failures.merge(kind, 1L, Long::sum);
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
