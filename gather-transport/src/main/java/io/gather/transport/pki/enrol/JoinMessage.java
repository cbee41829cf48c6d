package io.gather.transport.pki.enrol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * What the two sides say to each other, each in one line of JSON, in this order: the node proves itself, the overlord sends what it signed, the
 * node tells what became of it. What is missing is empty.
 */
sealed interface JoinMessage {
    /** @param proof over the certificate that it presents on this connection */
    record Hello(int version, String node, String proof) implements JoinMessage {
        static final int VERSION = 1;

        public Hello {
            node = orEmpty(node);
            proof = orEmpty(proof);
        }
    }

    /**
     * @param certificate for the key of that certificate; DER, as all here, in Base64
     * @param proof over the node's certificate of this connection and all that is sent
     */
    record Signed(String certificate, String authority, String revocations, String proof) implements JoinMessage {
        public Signed {
            certificate = orEmpty(certificate);
            authority = orEmpty(authority);
            revocations = orEmpty(revocations);
            proof = orEmpty(proof);
        }

        static Signed of(X509Certificate certificate, X509Certificate authority, X509CRL list, JoinSecret secret,
                X509Certificate presented) {
            try {
                Base64.Encoder base64 = Base64.getEncoder();
                return new Signed(base64.encodeToString(certificate.getEncoded()),
                        base64.encodeToString(authority.getEncoded()), base64.encodeToString(list.getEncoded()), "")
                        .proven(secret, presented);
            } catch (CertificateEncodingException | CRLException e) {
                throw new IllegalStateException(e);
            }
        }

        private Signed proven(JoinSecret secret, X509Certificate presented) {
            return new Signed(certificate, authority, revocations,
                    secret.proof(JoinSecret.Side.OVERLORD, digests(presented)));
        }

        boolean isProven(JoinSecret secret, X509Certificate presented) {
            return secret.isProvenBy(proof, JoinSecret.Side.OVERLORD, digests(presented));
        }

        private byte[][] digests(X509Certificate presented) {
            return new byte[][]{Digests.of(presented), digest(certificate), digest(authority), digest(revocations)};
        }

        private static byte[] digest(String text) {
            return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
        }

        X509Certificate readCertificate() throws IOException {
            return certificate(certificate);
        }

        X509Certificate readAuthority() throws IOException {
            return certificate(authority);
        }

        X509CRL readRevocations() throws IOException {
            try {
                return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(bytes(revocations));
            } catch (CertificateException | CRLException e) {
                throw new IOException("no list of revoked certificates", e);
            }
        }

        private static X509Certificate certificate(String base64) throws IOException {
            try {
                return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes(base64));
            } catch (CertificateException e) {
                throw new IOException("no certificate", e);
            }
        }

        private static ByteArrayInputStream bytes(String base64) throws IOException {
            try {
                return new ByteArrayInputStream(Base64.getDecoder().decode(base64));
            } catch (IllegalArgumentException e) {
                throw new IOException("no Base64", e);
            }
        }
    }

    /** @param refusal empty: all is well, and the node has kept it */
    record Answered(String refusal) implements JoinMessage {
        public Answered {
            refusal = orEmpty(refusal);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
