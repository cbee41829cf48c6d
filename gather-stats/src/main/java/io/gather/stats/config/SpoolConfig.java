package io.gather.stats.config;

/**
 * What may wait for a sink.
 *
 * @param bytes on disk, for each cluster
 */
public record SpoolConfig(long bytes) {}
