package io.gather.stats.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.gather.stats.metric.Point;
import io.gather.stats.store.PointJson;
import org.jspecify.annotations.Nullable;

/** Writes points as lines, from several clusters at once. What goes wrong is kept for the end: no cluster can help it. Safe for several threads. */
final class PointLines {
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();
    private @Nullable IOException failure;

    PointLines(OutputStream out) {
        this.out = out;
    }

    /** @return whether it is written */
    synchronized boolean add(Point point) {
        line.setLength(0);
        if (failure != null || !PointJson.append(point, line)) {
            return false;
        }
        try {
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            failure = e;
            return false;
        }
    }

    /** @throws IOException when something could not be written */
    synchronized void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
        out.flush();
    }
}
