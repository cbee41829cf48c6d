package io.gather.stats.spool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;

/** Batches of points that are told apart by their number. */
public final class Batches {
    private Batches() {}

    /** Points with the numbers from one on. */
    public static PointBatch of(int first, int count) {
        List<Point> points = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            points.add(new Point("node.load.1min", 1_700_000_000L + i, TagSet.of(Map.of("cluster", "east", "node",
                    Integer.toString(i % 3))), FieldSet.of(Map.of("value", (double) i, "count", (long) i))));
        }
        return new PointBatch(Duration.ofSeconds(5), points);
    }

    /** The numbers of points. */
    public static List<Integer> numbers(PointBatch batch) {
        return batch.points().stream().map(point -> (int) (point.seconds() - 1_700_000_000L)).toList();
    }
}
