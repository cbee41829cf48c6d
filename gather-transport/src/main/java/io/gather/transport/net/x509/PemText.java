package io.gather.transport.net.x509;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** What others read from files, in PEM. */
public final class PemText {
    private static final int WIDTH = 64;

    private PemText() {}

    public static String of(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw unencodable(e);
        }
    }

    public static String of(X509CRL revocations) {
        try {
            return block("X509 CRL", revocations.getEncoded());
        } catch (CRLException e) {
            throw unencodable(e);
        }
    }

    /** In PKCS #8, without a passphrase. */
    public static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static IllegalStateException unencodable(GeneralSecurityException cause) {
        return new IllegalStateException("what was read cannot be written", cause);
    }

    private static String block(String label, byte[] der) {
        String text = Base64.getMimeEncoder(WIDTH, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }
}
