package io.gather.transport.pki.tls;

import java.security.cert.CertificateException;

import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.transport.error.PkiError;
import org.jspecify.annotations.Nullable;

/** The other side's certificate, which we do not accept. */
final class RefusedPeerException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final PkiError error;
    private final String what;
    private final transient Remedy remedy;

    RefusedPeerException(PkiError error, String what, Remedy remedy, @Nullable Exception cause) {
        super(what, cause);
        this.error = error;
        this.what = what;
        this.remedy = remedy;
    }

    GatherException at(String where, Throwable failure) {
        return new GatherException(error, what, where, remedy, failure);
    }
}
