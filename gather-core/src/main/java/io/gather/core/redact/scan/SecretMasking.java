package io.gather.core.redact.scan;

import java.util.Arrays;

/** What stands in the place of a secret. */
@FunctionalInterface
public interface SecretMasking {
    /** The same for the same secret. */
    byte[] of(byte[] secret, int from, int to);

    /** What takes as many bytes as the secret did. */
    default SecretMasking ofSameLength() {
        return (secret, from, to) -> {
            byte[] mask = of(secret, from, to);
            byte[] filled = new byte[to - from];
            Arrays.fill(filled, (byte) '*');
            if (mask.length <= filled.length) {
                System.arraycopy(mask, 0, filled, 0, mask.length);
            }
            return filled;
        };
    }
}
