package io.gather.transport.node.rpc.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;

import io.gather.transport.node.rpc.wire.NewKey;
import io.gather.transport.pki.identity.RotatingIdentity;

/** How a minion's certificate is renewed, and how it hears of those that were revoked. */
record IdentityRoutes(RotatingIdentity identity) {
    private static final int LARGEST_CERTIFICATE = 64 << 10;
    private static final int LARGEST_LIST = 4 << 20;

    /** @return whether there is such a thing */
    boolean answer(Visit visit, String asked) throws IOException {
        switch (asked) {
            case "POST key" ->
                visit.answer(200, new NewKey(Base64.getEncoder().encodeToString(identity.newKey().getEncoded())));
            case "PUT certificate" -> {
                identity.accept(certificate(visit.body(LARGEST_CERTIFICATE)));
                visit.answer(204);
            }
            case "PUT revocations" -> {
                identity.accept(list(visit.body(LARGEST_LIST)));
                visit.answer(204);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw Visit.malformed("no certificate: " + e.getMessage());
        }
    }

    private static X509CRL list(byte[] encoded) {
        try {
            return (X509CRL) factory().generateCRL(new ByteArrayInputStream(encoded));
        } catch (CRLException | CertificateException e) {
            throw Visit.malformed("no list of revoked certificates: " + e.getMessage());
        }
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }
}
