package io.gather.cli.pki;

import java.time.Instant;

import io.gather.transport.pki.authority.IssuedCertificate;
import org.jspecify.annotations.Nullable;

/** A certificate, as it is shown, to programs too. */
record IssuedRow(String name, String role, String serial, Instant from, Instant until, String state,
        @Nullable Instant revoked) {
    static IssuedRow of(IssuedCertificate certificate, Instant now) {
        return new IssuedRow(certificate.name(), certificate.role().word(), certificate.serial(), certificate.from(),
                certificate.until(), certificate.state(now).word(), certificate.revoked());
    }

    String text() {
        return name + "  " + role + "  " + state + (revoked == null ? ", until " + until : " on " + revoked) + "  "
                + serial;
    }
}
