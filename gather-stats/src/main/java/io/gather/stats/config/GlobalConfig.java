package io.gather.stats.config;

import java.time.Duration;

/**
 * What holds for all clusters.
 *
 * @param version without its letter, such as {@code 0.39}
 * @param requests how often each request to a cluster is tried
 * @param minimum the shortest interval, and that of stats which have none of their own; whole seconds
 * @param includeDegraded whether points have a tag that tells results from which some node is missing
 * @param fetchByGroup whether groups of stats are requested one by one
 */
public record GlobalConfig(String version, WriteRetries writing, Attempts requests, Duration minimum,
        boolean includeDegraded, boolean fetchByGroup, StatRetries stats) {}
