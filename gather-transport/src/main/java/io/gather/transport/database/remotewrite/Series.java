package io.gather.transport.database.remotewrite;

import java.util.SortedMap;

/**
 * A sample of a series.
 *
 * @param labels by their names, among them {@code __name__}; in their order
 * @param millis of the epoch
 */
public record Series(SortedMap<String, String> labels, double value, long millis) {}
