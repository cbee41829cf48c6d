package io.gather.transport.net.x509;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From when until when, to the second, as certificates tell it. */
public record Validity(Instant from, Instant until) {
    public Validity {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(from + " to " + until);
        }
    }

    byte[] der() {
        return Der.sequence(Der.time(from), Der.time(until));
    }
}
