package io.gather.stats.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What became of the files that were read. One thread. */
public final class ScanTally {
    /** Files are named up to this many. */
    private static final int MOST_NAMED = 20;

    private final List<Path> damaged = new ArrayList<>();
    private long files;
    private long points;
    private long damages;
    private long twice;

    void file() {
        files++;
    }

    void point() {
        points++;
    }

    void twice() {
        twice++;
    }

    void damage(Path file) {
        damages++;
        if (damaged.size() < MOST_NAMED && (damaged.isEmpty() || !damaged.getLast().equals(file))) {
            damaged.add(file);
        }
    }

    public long files() {
        return files;
    }

    /** That were read, of the time that was asked for. */
    public long points() {
        return points;
    }

    /** Points that were there before, in the same words. */
    public long repeated() {
        return twice;
    }

    /** Places that could not be read. The end of a file that is being written, or was when its process died, is none. */
    public long damages() {
        return damages;
    }

    /** Files with such places, as far as they are named. */
    public List<Path> damaged() {
        return List.copyOf(damaged);
    }
}
