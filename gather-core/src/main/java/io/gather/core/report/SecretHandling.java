package io.gather.core.report;

import org.jspecify.annotations.Nullable;

/** What became of the secrets that a gather met. */
public enum SecretHandling {
    /** What rules found was masked. */
    MASKED,
    /** Only what masks of items and of the user found was. */
    KEPT;

    /** Of two gathers together; null: of one of them it is not known. */
    public static @Nullable SecretHandling both(@Nullable SecretHandling one, @Nullable SecretHandling other) {
        if (one == KEPT || other == KEPT) {
            return KEPT;
        }
        return one == null || other == null ? null : MASKED;
    }
}
