package io.gather.stats.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import org.jspecify.annotations.Nullable;

/**
 * How much work a cluster has under way: operations a second times how long each waits for a disk. The Python connector has made these
 * stats of those of nodes, and its dashboard shows them.
 */
final class Concurrency implements Derivation {
    private static final String IN = "node.ifs.ops.in";
    private static final String OUT = "node.ifs.ops.out";
    private static final String LATENCY = "node.disk.iosched.latency.avg";
    private static final String VALUE = "value";

    private final Map<String, Sum> sums = new HashMap<>();
    private @Nullable Point last;
    private double latencyBefore = Double.NaN;

    /** Of the values of a stat. */
    private static final class Sum {
        double total;
        long count;
    }

    @Override
    public void begin() {
        sums.clear();
        last = null;
    }

    @Override
    public void see(Point point) {
        if (point.name().equals(IN) || point.name().equals(OUT) || point.name().equals(LATENCY)) {
            FieldSet fields = point.fields();
            for (int i = 0; i < fields.size(); i++) {
                if (fields.name(i).equals(VALUE)) {
                    Sum sum = sums.computeIfAbsent(point.name(), it -> new Sum());
                    sum.total += fields.number(i);
                    sum.count++;
                    last = point;
                }
            }
        }
    }

    @Override
    public List<Point> end() {
        Point model = last;
        List<Point> made = new ArrayList<>();
        if (model == null) {
            return made;
        }
        Sum in = sums.get(IN);
        Sum out = sums.get(OUT);
        Sum latency = sums.get(LATENCY);
        if (in != null) {
            made.add(point("cluster.node.ifs.ops.in.sum", in.total, model));
        }
        if (out != null) {
            made.add(point("cluster.node.ifs.ops.out.sum", out.total, model));
        }
        if (latency != null) {
            double average = latency.total / latency.count;
            made.add(point("cluster.node.disk.iosched.latency.avg.avg", average, model));
            if (in != null && out != null) {
                made.add(point("cluster.ifs.concurrency", (in.total + out.total) * average, model));
            }
            if (latencyBefore != 0 && !Double.isNaN(latencyBefore)) {
                made.add(point("cluster.node.disk.iosched.latency.avg.avg.percentchange",
                        (average - latencyBefore) / latencyBefore * 100, model));
            }
            latencyBefore = average;
        }
        return made;
    }

    private static Point point(String name, double value, Point model) {
        String cluster = model.tags().find("cluster");
        return new Point(name, model.seconds(), TagSet.of(Map.of("cluster", cluster == null ? "" : cluster)),
                FieldSet.of(Map.of(VALUE, value)));
    }
}
