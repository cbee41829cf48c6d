package io.gather.stats.status;

import java.time.Instant;
import java.util.Map;

import io.gather.stats.sink.WriteFailure;
import org.jspecify.annotations.Nullable;

/**
 * What became of a cluster's points.
 *
 * @param written points that are where they belong
 * @param refused points that the sink will never take
 * @param dropped points that were given up, since there was no room for them
 * @param failures attempts that failed
 * @param waitingPoints on disk
 * @param lastWrite when points were written
 * @param seconds that the last write took
 * @param secondsInAll that all writes took
 * @param error why the last attempt failed; empty: it did not
 */
public record SinkStatus(long written, long refused, long dropped, Map<WriteFailure, Long> failures, long waitingPoints,
        long waitingBytes, @Nullable Instant lastWrite, long writes, double seconds,
        double secondsInAll, String error) {
    public SinkStatus {
        failures = Map.copyOf(failures);
    }
}
