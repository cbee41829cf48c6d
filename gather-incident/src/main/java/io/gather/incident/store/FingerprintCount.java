package io.gather.incident.store;

import java.time.Instant;

import io.gather.incident.classify.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * How often there was an incident of one fingerprint.
 *
 * @param resolved when people took it for resolved; null: not
 * @param since how many came after that
 * @param message of the newest; may hold secrets
 */
public record FingerprintCount(Fingerprint fingerprint, int count, Instant first, Instant last,
        @Nullable Instant resolved, int since, String message) {
    static FingerprintCount of(IncidentEntry entry, Resolved resolved) {
        return new FingerprintCount(entry.fingerprint(), 1, entry.time(), entry.time(),
                resolved.since().get(entry.fingerprint().text()), resolved.isRegression(entry) ? 1 : 0,
                entry.message());
    }

    FingerprintCount and(FingerprintCount other) {
        boolean later = other.last.isAfter(last);
        return new FingerprintCount(fingerprint, count + other.count, first.isBefore(other.first) ? first : other.first,
                later ? other.last : last, resolved, since + other.since, later ? other.message : message);
    }
}
