package io.gather.stats.config;

/** How often a group of stats is collected. */
public sealed interface UpdateInterval {
    /** Each stat's own interval, so many times: {@code *}, {@code *2}. */
    record Multiple(double factor) implements UpdateInterval {}

    /** {@code 60}. */
    record Fixed(double seconds) implements UpdateInterval {}
}
