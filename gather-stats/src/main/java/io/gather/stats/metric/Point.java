package io.gather.stats.metric;

/**
 * One record of one stat.
 *
 * @param name of the stat, or of the summary
 * @param seconds of the epoch, as the cluster tells them
 * @param fields never empty
 */
public record Point(String name, long seconds, TagSet tags, FieldSet fields) {}
