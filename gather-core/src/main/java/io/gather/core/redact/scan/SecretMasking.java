package io.gather.core.redact.scan;

/** What stands in the place of a secret. */
@FunctionalInterface
public interface SecretMasking {
    /** The same for the same secret. */
    byte[] of(byte[] secret, int from, int to);
}
