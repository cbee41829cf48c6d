package io.gather.minion.files;

import java.nio.file.Path;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * A path that matched. Small, since there may be very many.
 *
 * @param problem why this folder could not be listed to its end; null: it could, or is none
 */
record Found(Path path, long size, long modified, @Nullable String problem) {
    /** The order has no other source than the files themselves, so that two gathers of the same files are alike. */
    static final Comparator<Found> NEWEST_FIRST = Comparator.comparingLong(Found::modified).reversed()
            .thenComparing(Found::path);
}
