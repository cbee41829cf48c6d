package io.gather.stats.status;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a collector is doing.
 *
 * @param since when it began
 * @param at when this was true: of one that runs, a few seconds ago
 * @param ended when it ended in good order
 * @param file what is configured there
 * @param read when that was read
 * @param problem why a later edit of the file does not hold; empty: there is none
 * @param sink as in {@code stats_processor}
 */
public record StatsStatus(int format, long process, Instant since, Instant at, @Nullable Instant ended, String file,
        Instant read, String problem, String sink, List<ClusterStatus> clusters) {
    public static final int FORMAT = 1;

    public StatsStatus {
        clusters = List.copyOf(clusters);
    }
}
