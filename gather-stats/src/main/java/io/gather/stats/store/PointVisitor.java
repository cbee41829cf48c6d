package io.gather.stats.store;

import java.io.IOException;

import io.gather.stats.metric.Point;

/** Is shown points, one after the other. */
@FunctionalInterface
public interface PointVisitor {
    /** @return whether it wants more of them */
    boolean point(Point point) throws IOException;
}
