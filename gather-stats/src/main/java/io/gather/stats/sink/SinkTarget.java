package io.gather.stats.sink;

import java.nio.file.Path;
import java.util.Map;

import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.metric.StatKey;

/**
 * What a sink is opened for.
 *
 * @param cluster as the points of the cluster name it
 * @param settings of the cluster
 * @param config of the sink
 * @param stats what is known of those that are collected, by the names that points have
 * @param environment where {@code $env:} is looked up
 * @param folder where a sink may keep files that outlive the process; all clusters have the same
 */
public record SinkTarget(String cluster, ClusterConfig settings, SinkConfig config, Map<String, StatKey> stats,
        Map<String, String> environment, Path folder) {
    public SinkTarget {
        stats = Map.copyOf(stats);
        environment = Map.copyOf(environment);
    }

    /** The same with what is known of stats now. */
    public SinkTarget knowing(Map<String, StatKey> other) {
        return new SinkTarget(cluster, settings, config, other, environment, folder);
    }

    /** Not the environment, which has secrets. */
    @Override
    public String toString() {
        return cluster + " to " + config.name();
    }
}
