package io.gather.core.upload;

import org.jspecify.annotations.Nullable;

/**
 * A bundle has arrived at one destination.
 *
 * @param gather whose bundle it is, one of its bundles; null: of a file that is no gather's, as far as anybody can tell
 * @param sha256 of the bundle
 * @param arrival what was compared
 */
public record Delivered(@Nullable String gather, String cluster, String sha256, Delivery delivery,
        Arrival.Verified arrival) {}
