package io.gather.stats.config;

/**
 * What may wait for a sink, and what may come to it at all.
 *
 * @param bytes on disk, for each cluster
 */
public record SpoolConfig(long bytes, LimitsConfig limits) {
    /** Without limits on series. */
    public SpoolConfig(long bytes) {
        this(bytes, new LimitsConfig(0, 0));
    }
}
