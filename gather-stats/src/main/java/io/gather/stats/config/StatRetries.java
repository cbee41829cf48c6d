package io.gather.stats.config;

import java.time.Duration;

/**
 * What is done about single stats that a cluster could not give at once.
 *
 * @param timeout asked of the cluster for each request; zero: the cluster's own
 * @param most how often they are asked for again in the same slot
 * @param interval before the first of these times, doubling
 */
public record StatRetries(Duration timeout, int most, Duration interval) {}
