package io.gather.stats.config;

/**
 * How many series there may be of a cluster, of what grows with its users and their files.
 *
 * @param clients in the summary of clients; 0: any number
 * @param paths in each stat of heat; 0: any number
 */
public record LimitsConfig(long clients, long paths) {}
