package io.gather.stats.collect;

import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.GlobalConfig;
import io.gather.stats.config.StatsConfig;

/**
 * What is to be collected from a cluster, and where it is to go.
 *
 * @param config of which what is about this cluster, or all, counts
 * @param tellsMissing whether stats are told that a reply does not have
 */
public record Assignment(ClusterConfig cluster, StatsConfig config, boolean tellsMissing) {
    /** Whether the connection of the other one can go on. */
    boolean isReachedAs(Assignment other) {
        GlobalConfig global = config.global();
        GlobalConfig its = other.config.global();
        return cluster.equals(other.cluster) && global.requests().equals(its.requests())
                && global.stats().equals(its.stats());
    }

    /** Whether points can go where those of the other one go. */
    boolean isWrittenAs(Assignment other) {
        return cluster.equals(other.cluster) && config.sink().equals(other.config.sink())
                && config.spool().equals(other.config.spool())
                && config.global().writing().equals(other.config.global().writing());
    }

    /** Whether nothing at all changes. */
    boolean isSameWork(Assignment other) {
        return isReachedAs(other) && isWrittenAs(other) && tellsMissing == other.tellsMissing
                && config.groups().equals(other.config.groups()) && config.own().equals(other.config.own())
                && config.summaries().equals(other.config.summaries())
                && config.global().minimum().equals(other.config.global().minimum())
                && config.global().includeDegraded() == other.config.global().includeDegraded()
                && config.global().fetchByGroup() == other.config.global().fetchByGroup();
    }
}
