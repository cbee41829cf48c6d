package io.gather.core.leak;

import org.jspecify.annotations.Nullable;

/**
 * What is left in a bundle.
 *
 * @param kind of identity, or of secret
 * @param original null of a secret, which nobody knows
 * @param writing how it is written there
 * @param place in the bundle
 * @param count how often it is in this place
 */
public record Leak(String kind, @Nullable String original, String writing, String place, long count) {}
