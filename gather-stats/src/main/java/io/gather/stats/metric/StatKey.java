package io.gather.stats.metric;

/**
 * What a cluster tells of one of its stats.
 *
 * @param name where it was asked for by an alias, the one that it stands for
 * @param interval seconds after which there is a new value; 0: it is made when it is asked for
 */
public record StatKey(String name, String description, String units, String scope, String type, String aggregation,
        double interval) {}
