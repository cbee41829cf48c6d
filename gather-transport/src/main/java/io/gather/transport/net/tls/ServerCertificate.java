package io.gather.transport.net.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.gather.transport.net.Subject;

/** As whom we serve others. */
public final class ServerCertificate {
    private ServerCertificate() {}

    /**
     * Reads the files, in PEM.
     *
     * @param subject whose settings {@code tls_cert} and {@code tls_key} name them
     * @throws io.gather.core.error.GatherException when they cannot be used
     */
    public static SSLContext context(Path certificate, Path key, Subject subject) {
        List<X509Certificate> chain = new PemFile(certificate, subject.setting("tls_cert")).certificates();
        PrivateKey secret = new PemFile(key, subject.setting("tls_key")).privateKey(Optional::empty,
                chain.getFirst().getPublicKey());
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("gather", secret, new char[0], chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
