package io.gather.stats.collect;

import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.log.StatsLog;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.schedule.PullSlots;
import io.gather.stats.sink.PointOutlet;

/**
 * What pulls of a cluster have in common. Where that is the same as before, they go on.
 *
 * @param tellsMissing whether stats are told that an answer does not have
 * @param derives whether more is made of stats, as {@link Concurrency} does
 */
record PullWork(String host, StatsCluster cluster, PointOrigin origin, PointOutlet outlet, PullSlots slots,
        SessionHealth health, ClusterTally tally, ToldFailures told, StatsLog log, CollectorPace pace,
        boolean tellsMissing, boolean derives) {}
