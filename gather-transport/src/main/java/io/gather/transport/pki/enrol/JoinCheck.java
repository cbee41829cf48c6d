package io.gather.transport.pki.enrol;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.tls.CertificateNames;

/** Whether what an overlord sends is what a token promises. */
record JoinCheck(EnrolmentToken token, PublicKey key) {
    Optional<String> refusal(X509Certificate certificate, X509Certificate authority, X509CRL list) {
        if (!token.isOf(authority.getPublicKey())) {
            return Optional.of("the authority is not that of the token");
        }
        try {
            authority.verify(authority.getPublicKey());
            certificate.verify(authority.getPublicKey());
            list.verify(authority.getPublicKey());
        } catch (GeneralSecurityException e) {
            return Optional.of("what was sent is not signed by the token's authority");
        }
        if (!certificate.getPublicKey().equals(key)) {
            return Optional.of("the certificate is for another key than this node's");
        }
        if (!isOfRole(certificate) || !CertificateNames.of(certificate).first().equals(token.node().text())) {
            return Optional.of("the certificate is not that of the node " + token.node());
        }
        Instant now = Instant.now();
        return now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())
                        ? Optional.of("the certificate is valid from " + certificate.getNotBefore().toInstant()
                                + " until "
                                + certificate.getNotAfter().toInstant() + ", and the clock of the node shows " + now)
                        : Optional.empty();
    }

    private static boolean isOfRole(X509Certificate certificate) {
        try {
            return List.of(Role.NODE.usage()).equals(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
