package io.gather.transport.net.tls;

import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * As whom we serve others, or come to them. Certificates are renewed while a server runs: when a file was changed the next connection has the new one, without
 * a connection lost. One that cannot be used, as when its key is not there yet, leaves the old one in its place.
 *
 * @param certificate with what leads to its authority
 * @param key without a passphrase; may be the same file
 */
public record ServerCertificate(PemFile certificate, PemFile key) {
    /**
     * @param notices a sentence when a renewed one cannot be used, once for each change of the files; called by several threads
     * @throws io.gather.core.error.GatherException when the files cannot be used now
     */
    public X509ExtendedKeyManager keys(Consumer<String> notices) {
        return new RenewedKeys(this, notices);
    }

    /** As {@link #keys}, for a server that does not ask who comes. */
    public SSLContext context(Consumer<String> notices) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[]{keys(notices)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
