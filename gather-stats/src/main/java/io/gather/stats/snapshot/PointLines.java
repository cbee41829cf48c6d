package io.gather.stats.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

import io.gather.core.files.FreeSpace;
import io.gather.core.units.ByteSize;
import io.gather.stats.metric.Point;
import io.gather.stats.store.PointOutput;
import org.jspecify.annotations.Nullable;

/** Writes points as lines, from several clusters at once. What goes wrong is kept for the end: no cluster can help it. Safe for several threads. */
final class PointLines {
    private static final long LOOKS_EACH = 1 << 20;

    private final PointOutput out;
    private final PointRoom room;
    private final Path folder;
    private long nextLook;
    private String cut = "";
    private @Nullable IOException failure;

    /** @param folder where the stream leads */
    PointLines(OutputStream out, PointRoom room, Path folder) {
        this.out = new PointOutput(out);
        this.room = room;
        this.folder = folder;
    }

    /** @return whether it is written */
    synchronized boolean add(Point point) {
        if (failure != null || !hasRoom()) {
            return false;
        }
        try {
            return out.add(point);
        } catch (IOException e) {
            failure = e;
            return false;
        }
    }

    private boolean hasRoom() {
        long lines = out.lines();
        if (cut.isEmpty() && lines >= room.lines().bytes()) {
            cut = "further points are left out: there are " + room.lines() + " of them, which is the most";
        } else if (cut.isEmpty() && lines >= nextLook) {
            nextLook = lines + LOOKS_EACH;
            long free = FreeSpace.at(folder);
            if (free < room.leaveFree().bytes()) {
                cut = "further points are left out: only " + ByteSize.of(free) + " are free in " + folder + ", and "
                        + room.leaveFree() + " are to stay so";
            }
        }
        return cut.isEmpty();
    }

    /**
     * Writes what is left.
     *
     * @return why points were left out; empty: none were
     * @throws IOException when something could not be written
     */
    synchronized String finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
        out.finish();
        return cut;
    }
}
