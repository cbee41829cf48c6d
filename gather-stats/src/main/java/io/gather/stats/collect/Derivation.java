package io.gather.stats.collect;

import java.util.List;

import io.gather.stats.metric.Point;

/** What follows from the points of one answer. For one thread. */
interface Derivation {
    void see(Point point);

    /** When all points were seen. */
    List<Point> end();

    static Derivation none() {
        return new Derivation() {
            @Override
            public void see(Point point) {
                // Nothing follows from it.
            }

            @Override
            public List<Point> end() {
                return List.of();
            }
        };
    }
}
