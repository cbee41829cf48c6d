package io.gather.stats.collect;

import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.gather.stats.cluster.StatsClusters;
import io.gather.stats.config.GlobalConfig;
import io.gather.stats.log.StatsLog;

/**
 * What collectors work with.
 *
 * @param environment where {@code $env:} is looked up
 * @param folder where sinks may keep files that outlive the process
 */
public record CollectorMeans(Connections connections, OutletOpening outlets, CollectorPace pace, RandomGenerator random,
        StatsLog log,
        Map<String, String> environment, Path folder) {
    /** Connects as a file says. */
    @FunctionalInterface
    public interface Connections {
        StatsClusters with(GlobalConfig global);
    }

    public CollectorMeans {
        environment = Map.copyOf(environment);
    }
}
