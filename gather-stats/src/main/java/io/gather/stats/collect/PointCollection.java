package io.gather.stats.collect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.metric.OddKind;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatFailure;
import io.gather.stats.schedule.Pull;
import io.gather.stats.sink.PointBatch;

/** What one answer holds, on its way to the outlet: at most so many points at a time are in memory. For one thread. */
final class PointCollection implements ReplyListener {
    private static final int PIECE = 5000;

    private final Pull pull;
    private final PullWork work;
    private final Derivation derivation;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> devices = new HashSet<>();
    private List<Point> piece = new ArrayList<>();
    private long points;
    private long newest = Long.MIN_VALUE;

    PointCollection(Pull pull, PullWork work, Derivation derivation) {
        this.pull = pull;
        this.work = work;
        this.derivation = derivation;
    }

    long points() {
        return points;
    }

    /** Seconds of the epoch. */
    long newest() {
        return newest;
    }

    int nodes() {
        return devices.size();
    }

    /** Stats that the answer has said something of. */
    Set<String> seen() {
        return seen;
    }

    @Override
    public void point(Point point) {
        seen.add(point.name());
        String device = point.tags().find("devid");
        if (device != null) {
            devices.add(device);
        }
        derivation.see(point);
        add(point);
    }

    private void add(Point point) {
        piece.add(point);
        points++;
        newest = Math.max(newest, point.seconds());
        if (piece.size() >= PIECE) {
            pass();
        }
    }

    /** Passes on what there is. What follows from all of it comes with it where the answer was complete. */
    void end(boolean complete) {
        if (complete) {
            derivation.end().forEach(this::add);
        }
        if (!piece.isEmpty()) {
            pass();
        }
    }

    private void pass() {
        work.outlet().take(new PointBatch(pull.interval(), piece));
        piece = new ArrayList<>();
    }

    @Override
    public void odd(String stat, OddKind kind) {
        seen.add(stat);
        if (work.tally().odd(stat, kind)) {
            work.log().say(Level.WARN, "a value cannot become a point: " + kind.words() + "; told once", "cluster", work.host(),
                    "stat", stat);
        }
    }

    @Override
    public void failed(StatFailure failure) {
        seen.add(failure.stat());
        work.tally().statFailed();
        work.told().tell(failure, work.log(), work.host());
    }
}
