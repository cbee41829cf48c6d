package io.gather.stats.chart;

import java.io.IOException;

import io.gather.stats.store.PointVisitor;

/** Shows all points that a page is made of, as often as it is asked. */
@FunctionalInterface
public interface PointFeed {
    void read(PointVisitor visitor) throws IOException;
}
