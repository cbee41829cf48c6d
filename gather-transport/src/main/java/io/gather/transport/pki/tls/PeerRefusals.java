package io.gather.transport.pki.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import io.gather.core.error.Action;
import io.gather.core.error.Remedy;
import io.gather.transport.error.PkiError;
import io.gather.transport.pki.authority.Role;
import org.jspecify.annotations.Nullable;

/** Why a certificate is not accepted, in words. What is signed by somebody else may say of itself what it likes. */
record PeerRefusals(PeerPolicy policy, X509Certificate leaf) {
    RefusedPeerException of(CertificateException cause, X509Certificate... chain) {
        Instant now = Instant.now();
        if (Arrays.stream(chain).noneMatch(this::isSignedByOurs)) {
            return new RefusedPeerException(PkiError.OTHER_AUTHORITY,
                    whose() + " is signed by another authority than ours: " + chain[chain.length - 1]
                            .getIssuerX500Principal().getName(),
                    policy.role() == Role.NODE
                            ? again("look whether the address is the right one; if this node belongs to the cluster")
                            : Remedy.of("have it gather with a certificate of this authority"),
                    cause);
        }
        for (X509Certificate each : chain) {
            if (each.getNotAfter().toInstant().isBefore(now)) {
                return dates("expired on " + each.getNotAfter().toInstant(), now, cause);
            }
            if (each.getNotBefore().toInstant().isAfter(now)) {
                return dates("is not valid before " + each.getNotBefore().toInstant(), now, cause);
            }
        }
        return policy.isOfRole(leaf)
                ? new RefusedPeerException(PkiError.OTHER_AUTHORITY,
                        whose() + " cannot be accepted: " + cause.getMessage(), Remedy.of("have it replaced"), cause)
                : role(cause);
    }

    private RefusedPeerException dates(String what, Instant now, CertificateException cause) {
        return new RefusedPeerException(PkiError.PEER_EXPIRED,
                whose() + " " + what + ", and the clock here shows " + now.truncatedTo(
                        ChronoUnit.SECONDS),
                policy.role() == Role.NODE
                        ? again("compare the clocks of both machines; if they are right")
                        : Remedy.of(
                                "compare the clocks of both machines; if they are right, on the overlord's machine: {}",
                                Action.PKI_ROTATE.on()),
                cause);
    }

    RefusedPeerException role(@Nullable CertificateException cause) {
        return new RefusedPeerException(PkiError.OTHER_ROLE,
                whose() + " is not one for " + (policy.role() == Role.NODE ? "nodes" : "overlords"),
                policy.role() == Role.NODE
                        ? again("to give it one")
                        : Remedy.of("have it gather with an overlord's certificate"),
                cause);
    }

    RefusedPeerException revoked(X509CRLEntry entry) {
        return new RefusedPeerException(PkiError.PEER_REVOKED,
                whose() + " was revoked on " + entry.getRevocationDate().toInstant(),
                policy.role() == Role.NODE
                        ? again("if the node is to be trusted again")
                        : Remedy.of("have it gather with a certificate that is valid"),
                null);
    }

    RefusedPeerException name() {
        return new RefusedPeerException(PkiError.OTHER_NAME,
                whose() + " is for " + String.join(", ", CertificateNames.of(leaf).all()) + ", not for "
                        + String.join(" or ", policy.names()),
                policy.role() == Role.NODE
                        ? Remedy.of("look whether the node's address in the inventory is that of another one")
                        : Remedy.of("add the name to those that may come, if it is to come"),
                null);
    }

    private Remedy again(String when) {
        return Remedy.of(when + ", have it join: {}", Action.INVITE.on(CertificateNames.of(leaf).first()));
    }

    private String whose() {
        return "the certificate of " + CertificateNames.of(leaf).first() + " (serial number "
                + leaf.getSerialNumber().toString(16) + ")";
    }

    private boolean isSignedByOurs(X509Certificate certificate) {
        return policy.authorities().stream().anyMatch(it -> isSigned(certificate, it));
    }

    private static boolean isSigned(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
