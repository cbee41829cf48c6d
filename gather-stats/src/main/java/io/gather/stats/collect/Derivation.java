package io.gather.stats.collect;

import java.util.List;

import io.gather.stats.metric.Point;

/** What follows from the points of the answers to one pull. For one thread. */
interface Derivation {
    /** Before the points of each answer. */
    void begin();

    void see(Point point);

    /** When all points were seen. */
    List<Point> end();

    static Derivation none() {
        return new Derivation() {
            @Override
            public void begin() {
                // Nothing is kept.
            }

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
