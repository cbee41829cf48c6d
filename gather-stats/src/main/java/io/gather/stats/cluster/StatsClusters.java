package io.gather.stats.cluster;

import java.io.IOException;

import io.gather.stats.config.ClusterConfig;

/** Connects to clusters. Safe for several threads. */
@FunctionalInterface
public interface StatsClusters {
    /**
     * Logs in and asks who the cluster is; what is answered is the caller's to close. It waits with bounds and tries a few times.
     *
     * @throws IOException when the cluster cannot be reached, or turns us away, now: it may be asked again later
     * @throws io.gather.core.error.GatherException when what is configured cannot work, such as a variable that is not set
     */
    StatsCluster open(ClusterConfig config) throws IOException, InterruptedException;
}
