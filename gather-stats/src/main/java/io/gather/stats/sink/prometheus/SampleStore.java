package io.gather.stats.sink.prometheus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;
import org.jspecify.annotations.Nullable;

/**
 * The last points of a cluster, as Prometheus fetches them: in the text format 0.0.4. A sample is shown until some more intervals have passed
 * than there should be until the next one, be it for the cluster that measures or for us who ask. Safe for several threads.
 */
final class SampleStore {
    /** Of answers that have its text. */
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";
    private static final double LEAST = 5;
    private static final double LONGEST = Duration.ofDays(366).toSeconds();
    private static final double NANOS = 1e9;
    private static final Duration SWEEPS_EACH = Duration.ofSeconds(30);

    private final MetricNaming naming;
    private final double expiry;
    private Map<String, StatKey> stats;
    private final NavigableMap<String, Family> families = new TreeMap<>();
    private long nextSweep;

    /**
     * @param expiry how many intervals a sample is shown
     * @param stats what is known of stats, by the names of points
     */
    SampleStore(MetricNaming naming, double expiry, Map<String, StatKey> stats) {
        this.naming = naming;
        this.expiry = expiry;
        this.stats = Map.copyOf(stats);
    }

    /** What is known of stats now, by the names of points. */
    synchronized void describe(Map<String, StatKey> now) {
        stats = Map.copyOf(now);
    }

    /**
     * What is over is forgotten now and then, whether anybody fetches or not.
     *
     * @param now in nanoseconds of a clock that does not jump
     */
    synchronized void put(PointBatch batch, long now) {
        if (families.isEmpty()) {
            nextSweep = now + SWEEPS_EACH.toNanos();
        } else if (now - nextSweep >= 0) {
            families.values().removeIf(family -> !family.keepThoseAfter(now));
            nextSweep = now + SWEEPS_EACH.toNanos();
        }
        for (Point point : batch.points()) {
            long until = now + shown(point.name(), batch.interval());
            FieldSet fields = point.fields();
            for (int i = 0; i < fields.size(); i++) {
                if (naming.isShown(fields.name(i))) {
                    families.computeIfAbsent(naming.metric(point.name(), fields, i),
                            _ -> new Family(help(point.name())))
                            .put(point.tags(), new Sample(fields.number(i), point.seconds(), until));
                }
            }
        }
    }

    /**
     * The next metric of which anything is still to be shown; nobody waits for it to be put in order.
     *
     * @param after the name of the one before; empty: there was none
     * @return null: there are no more
     */
    @Nullable
    FamilyText next(String after, long now) {
        String name;
        String help;
        List<Map.Entry<TagSet, Sample>> entries;
        synchronized (this) {
            Map.Entry<String, Family> found = families.higherEntry(after);
            while (found != null && !found.getValue().keepThoseAfter(now)) {
                families.remove(found.getKey());
                found = families.higherEntry(found.getKey());
            }
            if (found == null) {
                return null;
            }
            name = found.getKey();
            help = found.getValue().help();
            entries = found.getValue().copy();
        }
        return new FamilyText(name, help, naming, entries);
    }

    /** How many series it holds, among them those that are to be forgotten. */
    synchronized int size() {
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
