package io.gather.transport.net.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** A server's certificate that we do not accept. */
final class RefusedCertificateException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final transient List<X509Certificate> chain;

    RefusedCertificateException(List<X509Certificate> chain, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.chain = chain;
    }

    /** As presented, the server's own first. */
    List<X509Certificate> chain() {
        return chain;
    }
}
