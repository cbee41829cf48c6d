package io.gather.stats.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of a snapshot: {@code clusters.json}. It holds nothing of how a cluster was logged in to.
 *
 * @param seconds how long was asked, again and again; 0: once
 * @param cut why points are left out, of all clusters from some time on; empty: none are
 * @param warnings of the configuration
 */
record SnapshotReport(int format, Instant begun, Instant ended, long seconds, String cut, List<String> warnings,
        List<OfCluster> clusters) {
    static final int FORMAT = 1;

    SnapshotReport {
        warnings = List.copyOf(warnings);
        clusters = List.copyOf(clusters);
    }

    /** In words of their own in the file. */
    enum State {
        COMPLETE,
        PARTIAL,
        FAILED,
        DISABLED
    }

    /**
     * @param name as its points have it; empty: it was never reached
     * @param error why it is not complete
     * @param unknown stats that it does not have
     * @param failures what it could not give, as many as are remembered
     * @param odd how many values became no points, by kind
     */
    record OfCluster(String host, String name, String release, State state, String error, long points,
            List<OfPull> pulls, List<String> unknown, List<OfStat> failures, Map<String, Long> odd) {
        OfCluster {
            pulls = List.copyOf(pulls);
            unknown = List.copyOf(unknown);
            failures = List.copyOf(failures);
            odd = Map.copyOf(odd);
        }
    }

    /**
     * @param what is asked together
     * @param seconds its interval
     * @param error of the last time that it failed
     */
    record OfPull(String what, long seconds, int stats, long done, long failed, long points, String error) {}

    /** @param device 0: the whole cluster */
    record OfStat(String stat, long device, long code, String message) {}

    long points() {
        return clusters.stream().mapToLong(OfCluster::points).sum();
    }

    /** Those that are not complete, and were meant to be. */
    List<OfCluster> lacking() {
        return clusters.stream().filter(it -> it.state() == State.PARTIAL || it.state() == State.FAILED).toList();
    }
}
