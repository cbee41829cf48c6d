package io.gather.core.leak;

import org.jspecify.annotations.Nullable;

/**
 * What is left in a bundle.
 *
 * @param kind of identity, or of secret
 * @param original null of a secret, which nobody knows
 * @param writing how it is written there
 * @param place in the bundle
 * @param line of it, from 1; 0: nobody knows
 * @param count how often it is there
 */
public record Leak(String kind, @Nullable String original, String writing, String place, long line, long count) {
    /** Whether nothing is to be said of how it is written: a rule knows a secret only as it is. */
    public boolean isPlain() {
        return writing.equals(LeakTally.PLAIN) || writing.equals(LeakStream.SECRET);
    }
}
