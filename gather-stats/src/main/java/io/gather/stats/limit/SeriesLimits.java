package io.gather.stats.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import io.gather.stats.config.LimitsConfig;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkListener;

/**
 * Lets points of the first series pass, as many as there may be: each has costs of its own in a database, also when it is never written
 * again. Others have to wait until one has not been seen for an hour; their points are refused.
 */
public final class SeriesLimits implements PointOutlet {
    static final Duration REMEMBERED = Duration.ofHours(1);
    private static final String HEAT = "node.ifs.heat.";

    private final PointOutlet outlet;
    private final LimitsConfig limits;
    private final SinkListener listener;
    private final LongSupplier nanos;
    private final Map<String, KnownSeries> byStat = new HashMap<>();

    SeriesLimits(PointOutlet outlet, LimitsConfig limits, SinkListener listener, LongSupplier nanos) {
        this.outlet = outlet;
        this.limits = limits;
        this.listener = listener;
        this.nanos = nanos;
    }

    /** The outlet itself, where there is no limit. */
    public static PointOutlet before(PointOutlet outlet, LimitsConfig limits, SinkListener listener) {
        return limits.clients() == 0 && limits.paths() == 0
                ? outlet
                : new SeriesLimits(outlet, limits, listener, System::nanoTime);
    }

    @Override
    public void take(PointBatch batch) {
        List<Point> passing = new ArrayList<>(batch.points().size());
        Map<String, Integer> refused = new TreeMap<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            for (Point point : batch.points()) {
                if (passes(point, now)) {
                    passing.add(point);
                } else {
                    refused.merge(point.name(), 1, Integer::sum);
                }
            }
        }
        refused.forEach((stat, points) -> listener.refused(points,
                "there are more than " + limit(stat) + " series of " + stat + ", as [limits] allows"));
        if (!passing.isEmpty()) {
            outlet.take(new PointBatch(batch.interval(), passing));
        }
    }

    private boolean passes(Point point, long now) {
        long limit = limit(point.name());
        return limit == 0 || byStat.computeIfAbsent(point.name(), stat -> new KnownSeries(limit, REMEMBERED))
                .admits(point.tags(), now);
    }

    private long limit(String stat) {
        if (stat.equals(SummaryKind.CLIENT.measurement())) {
            return limits.clients();
        }
        return stat.startsWith(HEAT) ? limits.paths() : 0;
    }

    @Override
    public void describe(Map<String, StatKey> stats) {
        outlet.describe(stats);
    }

    @Override
    public void close(Duration within) throws InterruptedException {
        outlet.close(within);
    }
}
