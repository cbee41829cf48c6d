package io.gather.stats.config;

import java.util.List;
import java.util.Set;

import io.gather.stats.metric.SummaryKind;

/**
 * All that a file says, without what is left out.
 *
 * @param clusters the disabled ones too
 * @param groups those that are active, in the order in which they were made so; no stat is in two of them
 */
public record StatsConfig(GlobalConfig global, LogConfig logging, SinkConfig sink, SpoolConfig spool, List<ClusterConfig> clusters,
        Set<SummaryKind> summaries, List<StatGroup> groups, OwnConfig own) {
    public StatsConfig {
        clusters = List.copyOf(clusters);
        summaries = Set.copyOf(summaries);
        groups = List.copyOf(groups);
    }
}
