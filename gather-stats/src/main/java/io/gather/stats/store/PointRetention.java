package io.gather.stats.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Deletes what is too old, or too much: the oldest hours of all clusters first. Several processes may do it in one folder.
 *
 * @param folder of the clusters
 */
record PointRetention(Path folder, PointStoreLimits limits) {
    /** What a small file takes on most disks. */
    private static final long BLOCK = 4096;

    void sweep(Instant now) throws IOException {
        List<StoreFile> files = new ArrayList<>(StoreFolder.list(folder));
        files.sort(Comparator.comparing(StoreFile::name).reversed());
        long kept = 0;
        for (StoreFile file : files) {
            kept += (file.size() + BLOCK - 1) / BLOCK * BLOCK;
            if (kept > limits.total().bytes() || file.name().end().isBefore(now.minus(limits.age()))) {
                Files.deleteIfExists(file.path());
            }
        }
    }
}
