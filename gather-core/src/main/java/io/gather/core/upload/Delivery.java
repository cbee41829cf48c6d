package io.gather.core.upload;

import java.time.Instant;

/**
 * One arrival of a bundle: what has arrived at one destination is not at another.
 *
 * @param destination as in {@link Uploader#destination}
 */
public record Delivery(String destination, Instant at, Arrival.Taken arrival) {}
