package io.gather.transport.net.x509;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a list of revoked certificates is to say.
 *
 * @param number each list has a higher one than the one before
 * @param validity its end is when another one must be there
 * @param revoked when which certificate was, by serial number
 */
public record RevocationDraft(BigInteger number, Validity validity, Map<BigInteger, Instant> revoked) {
    public RevocationDraft {
        revoked = Map.copyOf(revoked);
    }

    /** No bytes where nothing was revoked: an empty list may not be written. */
    byte[] entries() {
        byte[][] each = new TreeMap<>(revoked).entrySet().stream()
                .map(it -> Der.sequence(Der.integer(it.getKey()), Der.time(it.getValue()))).toArray(byte[][]::new);
        return each.length == 0 ? new byte[0] : Der.sequence(each);
    }
}
