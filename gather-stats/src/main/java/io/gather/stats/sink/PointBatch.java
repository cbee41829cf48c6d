package io.gather.stats.sink;

import java.time.Duration;
import java.util.List;

import io.gather.stats.metric.Point;

/**
 * What a cluster answered to one pull.
 *
 * @param interval after which the next one is expected
 */
public record PointBatch(Duration interval, List<Point> points) {
    public PointBatch {
        points = List.copyOf(points);
    }
}
