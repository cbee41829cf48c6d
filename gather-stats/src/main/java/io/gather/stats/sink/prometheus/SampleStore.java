package io.gather.stats.sink.prometheus;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.sink.PointBatch;

/**
 * The last points of a cluster, as Prometheus fetches them: in the text format 0.0.4. A sample is shown until some more intervals have passed
 * than there should be until the next one, be it for the cluster that measures or for us who ask. Safe for several threads.
 */
public final class SampleStore {
    /** Of answers that have this text. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";
    private static final double LEAST = 5;
    private static final double LONGEST = Duration.ofDays(366).toSeconds();
    private static final double NANOS = 1e9;

    private final MetricNaming naming;
    private final double expiry;
    private Map<String, StatKey> stats;
    private final SortedMap<String, Family> families = new TreeMap<>();

    /**
     * @param expiry how many intervals a sample is shown
     * @param stats what is known of stats, by the names of points
     */
    public SampleStore(MetricNaming naming, double expiry, Map<String, StatKey> stats) {
        this.naming = naming;
        this.expiry = expiry;
        this.stats = Map.copyOf(stats);
    }

    /** What is known of stats now, by the names of points. */
    public synchronized void describe(Map<String, StatKey> now) {
        stats = Map.copyOf(now);
    }

    /** @param now in nanoseconds of a clock that does not jump */
    public synchronized void put(PointBatch batch, long now) {
        for (Point point : batch.points()) {
            long until = now + shown(point.name(), batch.interval());
            FieldSet fields = point.fields();
            for (int i = 0; i < fields.size(); i++) {
                if (naming.isShown(fields.name(i))) {
                    families.computeIfAbsent(naming.metric(point.name(), fields, i),
                            name -> new Family(name, help(point.name())))
                            .put(point.tags(), fields.number(i), point.seconds(), until);
                }
            }
        }
    }

    /** All that is still to be shown; what is not is forgotten. */
    public synchronized String text(long now) {
        StringBuilder text = new StringBuilder();
        families.values().removeIf(family -> !family.keepThoseAfter(now));
        families.values().forEach(family -> family.append(naming, text));
        return text.toString();
    }

    /** How many series it holds, among them those that are to be forgotten. */
    public synchronized int size() {
        return families.values().stream().mapToInt(Family::size).sum();
    }

    private long shown(String stat, Duration interval) {
        StatKey key = stats.get(stat);
        double own = key == null ? 0 : key.interval();
        double ours = interval.toNanos() / NANOS;
        return (long) (Math.min(Math.max(Math.max(own, ours), LEAST) * expiry, LONGEST) * NANOS);
    }

    private String help(String stat) {
        StatKey key = stats.get(stat);
        if (key != null) {
            return key.description();
        }
        for (SummaryKind kind : SummaryKind.values()) {
            if (kind.measurement().equals(stat)) {
                return "Summary statistics for " + kind.word();
            }
        }
        return "";
    }
}
