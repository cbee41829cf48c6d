package io.gather.stats.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.metric.OddKind;
import org.jspecify.annotations.Nullable;

/**
 * How a collector is doing with one cluster. What is counted is counted since the collector began with it.
 *
 * @param name as points name it; empty: not known yet
 * @param release of OneFS; empty: not known yet
 * @param since when it came to that state
 * @param error the last one of the cluster; empty: there was none
 * @param nextAttempt to reach it, where it waits for that
 * @param nodes that the last stats were of
 * @param connects how often it was reached
 * @param connectFailures how often it was not
 * @param points that were made
 * @param pointsPerSecond in the last minute or so
 * @param lag seconds that the newest point is old; negative: there is none
 * @param odd records that became no point
 * @param statFailures stats that the cluster could not give
 */
public record ClusterStatus(String host, String name, String release, State state, Instant since, String error,
        @Nullable Instant nextAttempt, int nodes, long connects, Map<RequestFailure, Long> connectFailures, long points,
        double pointsPerSecond, double lag, Map<OddKind, Long> odd, long statFailures, List<PullStatus> pulls,
        SinkStatus sink) {
    /** What is done about a cluster. */
    public enum State {
        CONNECTING,
        COLLECTING,
        /** It could not be reached, and is tried again. */
        WAITING,
        ENDED
    }

    public ClusterStatus {
        connectFailures = Map.copyOf(connectFailures);
        odd = Map.copyOf(odd);
        pulls = List.copyOf(pulls);
    }
}
