package io.gather.transport.pki.tls;

import java.security.cert.X509Certificate;

/** Who is at the other end of a connection. */
public record TlsPeer(X509Certificate certificate) {
    public String name() {
        return CertificateNames.of(certificate).first();
    }

    /** Of the certificate, in hexadecimal digits. */
    public String serial() {
        return certificate.getSerialNumber().toString(16);
    }
}
