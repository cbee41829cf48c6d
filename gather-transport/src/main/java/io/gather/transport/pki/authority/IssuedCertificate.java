package io.gather.transport.pki.authority;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the authority remembers of a certificate that it signed.
 *
 * @param serial in hexadecimal digits
 * @param revoked when it was; null: it was not
 * @param renewal whether it is to be renewed at the next contact, however long it is valid
 */
public record IssuedCertificate(String serial, String name, Role role, Instant from, Instant until,
        @Nullable Instant revoked, boolean renewal) {
    private static final int PARTS = 3;

    /** What matters of it to whoever looks. */
    public enum State {
        VALID,
        RENEW_SOON,
        EXPIRED,
        REVOKED;

        public String word() {
            return switch (this) {
                case VALID -> "valid";
                case RENEW_SOON -> "renew soon";
                case EXPIRED -> "expired";
                case REVOKED -> "revoked";
            };
        }
    }

    public State state(Instant now) {
        if (revoked != null) {
            return State.REVOKED;
        }
        if (now.isAfter(until)) {
            return State.EXPIRED;
        }
        return renewal || isLate(from, until, now) ? State.RENEW_SOON : State.VALID;
    }

    /** When a third of its time is left. */
    static boolean isLate(Instant from, Instant until, Instant now) {
        return now.isAfter(until.minus(Duration.between(from, until).dividedBy(PARTS)));
    }

    IssuedCertificate revokedAt(Instant time) {
        return new IssuedCertificate(serial, name, role, from, until, time, renewal);
    }

    IssuedCertificate toRenew() {
        return new IssuedCertificate(serial, name, role, from, until, revoked, true);
    }
}
