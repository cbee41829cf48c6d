package io.gather.transport.pki.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** Who is at the other end of a connection. */
public record TlsPeer(X509Certificate certificate) {
    public String name() {
        return CertificateNames.of(certificate).first();
    }

    /** Whether its certificate has one of these names. */
    public boolean isNamed(List<String> names) {
        return CertificateNames.of(certificate).hasOneOf(names);
    }

    /** Of the certificate, in hexadecimal digits. */
    public String serial() {
        return certificate.getSerialNumber().toString(16);
    }
}
