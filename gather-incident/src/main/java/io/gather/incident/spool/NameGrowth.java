package io.gather.incident.spool;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

import io.gather.incident.store.IncidentName;
import io.gather.transport.foolscap.furl.Base32;

/** Names as nodes of Foolscap give them, but each greater than the one before. */
final class NameGrowth {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd--HH-mm-ss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int RANDOM_BYTES = 4;

    private NameGrowth() {}

    /** @param last the greatest that there is; its second, or a later one, is not used again */
    static IncidentName next(Optional<IncidentName> last, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> before = last.flatMap(IncidentName::time);
        Instant time = before.isPresent() && !second.isAfter(before.get()) ? before.get().plusSeconds(1) : second;
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return new IncidentName("incident-" + TIME.format(time) + "-" + Base32.of(random));
    }
}
