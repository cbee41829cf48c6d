package io.gather.stats.status;

import java.time.Instant;
import java.util.Map;

import io.gather.stats.cluster.RequestFailure;
import org.jspecify.annotations.Nullable;

/**
 * How one request that is made again and again is doing.
 *
 * @param what is asked: {@code stats}, {@code stats of load}, {@code summary client}
 * @param interval in seconds
 * @param stats how many are asked for
 * @param last time that it was answered
 * @param seconds that the last answer took
 * @param secondsInAll that all answers took
 * @param points of the last answer
 * @param done how many answers there were
 * @param failed how many were no use
 * @param skipped slots that nobody was there for
 * @param error why the last one failed; empty: it did not
 */
public record PullStatus(String what, double interval, int stats, @Nullable Instant last, double seconds,
        double secondsInAll, long points, long done, Map<RequestFailure, Long> failed, long skipped, String error) {
    public PullStatus {
        failed = Map.copyOf(failed);
    }
}
