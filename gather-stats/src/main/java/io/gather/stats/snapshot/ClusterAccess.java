package io.gather.stats.snapshot;

import io.gather.stats.cluster.StatsClusters;
import io.gather.stats.config.StatsConfig;

/** Makes what connects to clusters as a configuration says. */
@FunctionalInterface
public interface ClusterAccess {
    StatsClusters of(StatsConfig config);
}
