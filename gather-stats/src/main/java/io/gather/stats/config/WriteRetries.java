package io.gather.stats.config;

import java.time.Duration;

/**
 * What is done when a sink does not take points.
 *
 * @param interval before the second attempt, doubling
 */
public record WriteRetries(Attempts attempts, Duration interval) {}
