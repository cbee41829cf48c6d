package io.gather.minion.files;

import java.nio.file.Path;
import java.util.Comparator;

/** A path that matched. Small, since there may be very many. */
record Found(Path path, long size, long modified) {
    /** The order has no other source than the files themselves, so that two gathers of the same files are alike. */
    static final Comparator<Found> NEWEST_FIRST = Comparator.comparingLong(Found::modified).reversed()
            .thenComparing(Found::path);
}
