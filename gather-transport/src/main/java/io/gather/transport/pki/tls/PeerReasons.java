package io.gather.transport.pki.tls;

import java.net.SocketException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import io.gather.core.error.Action;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.transport.error.NetError;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.Subject;
import io.gather.transport.pki.authority.Role;
import org.jspecify.annotations.Nullable;

/** What failures of connections mean where both sides show certificates. The first cause that is known counts. */
record PeerReasons(PeerPolicy policy, X509Certificate ours, String where) {
    private static final Pattern ALERT = Pattern.compile("(?:Received fatal alert|fatal alert): (\\w+)");
    private static final Pattern VERSION = Pattern
            .compile("protocol version (\\S+) (?:is )?not (?:accepted|supported)|No appropriate protocol");
    private static final Subject SUBJECT = new Subject("rpc", Category.NOTHING_GATHERED);

    Optional<GatherException> of(Throwable failure) {
        return causes(failure).map(it -> one(it, failure)).filter(Objects::nonNull).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }

    private @Nullable GatherException one(Throwable cause, Throwable failure) {
        return switch (cause) {
            case RefusedPeerException refused -> refused.at(where, failure);
            case SSLException spoken -> spoken(String.valueOf(spoken.getMessage()), failure);
            // Who writes to somebody who has just hung up on us does not always come to read why.
            case SocketException broken -> !isHungUp(broken) || isOursGood() ? null : refused("", failure);
            default -> null;
        };
    }

    private @Nullable GatherException spoken(String message, Throwable failure) {
        Matcher alert = ALERT.matcher(message);
        if (alert.find()) {
            return told(alert.group(1), failure);
        }
        if (message.contains("Empty client certificate chain")) {
            return new GatherException(PkiError.NO_CERTIFICATE, "who came has no certificate", where,
                    "gather from a machine that the authority knows", failure);
        }
        if (VERSION.matcher(message).find()) {
            return old(failure);
        }
        return message.contains("Unsupported or unrecognized SSL message") || message.contains("plaintext connection")
                ? SUBJECT.error(NetError.NO_TLS, "what answers there does not speak TLS", where,
                        "look at the address and the port of the node", failure)
                : null;
    }

    private @Nullable GatherException told(String alert, Throwable failure) {
        return switch (alert) {
            case "certificate_required", "bad_certificate", "unknown_ca", "certificate_unknown", "certificate_expired",
                    "certificate_revoked", "unsupported_certificate", "access_denied" ->
                refused(alert, failure);
            case "protocol_version", "handshake_failure" -> old(failure);
            default -> null;
        };
    }

    private GatherException old(Throwable failure) {
        return SUBJECT.error(NetError.OLD_TLS, "the other side does not speak TLS 1.3", where,
                "look at the address and the port of the node; have it updated", failure);
    }

    private static boolean isHungUp(SocketException broken) {
        String message = String.valueOf(broken.getMessage());
        return message.contains("Broken pipe") || message.contains("Connection reset");
    }

    private boolean isOursGood() {
        Instant now = Instant.now();
        return ours.getNotAfter().toInstant().isAfter(now) && ours.getNotBefore().toInstant().isBefore(now)
                && policy.revoked(ours) == null;
    }

    /** Our own dates and list tell more than the other side does. */
    private GatherException refused(String alert, Throwable failure) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String name = "our certificate, that of " + CertificateNames.of(ours).first();
        if (ours.getNotAfter().toInstant().isBefore(now) || ours.getNotBefore().toInstant().isAfter(now)) {
            return new GatherException(PkiError.OURS_EXPIRED, name + ", is valid from "
                    + ours.getNotBefore().toInstant() + " until " + ours.getNotAfter().toInstant()
                    + ", and the clock here shows " + now, where, renewal(), failure);
        }
        boolean revoked = policy.revoked(ours) != null;
        return new GatherException(PkiError.OURS_REFUSED,
                revoked
                        ? name + ", was revoked"
                        : "the other side does not accept " + name + ", valid until " + ours.getNotAfter().toInstant()
                                + ": " + alert.replace('_', ' '),
                where, revoked
                        ? renewal()
                        : Remedy.of("look whether it was revoked, whether the other side is of the same authority ("
                                + ours.getIssuerX500Principal().getName() + "), and at its clock"),
                failure);
    }

    private Remedy renewal() {
        return policy.role() == Role.NODE
                ? Remedy.of("look at this machine's clock; if it is right: {}", Action.PKI_ROTATE.on())
                : Remedy.of("look at this machine's clock; if it is right, on the overlord's machine: {}",
                        Action.INVITE.on(CertificateNames.of(ours).first()));
    }
}
