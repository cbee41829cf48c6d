package io.gather.transport.net.serve;

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

import io.gather.transport.net.tls.PemFile;

/** As whom a site is served. */
public record ServedCertificate(PemFile certificate, PemFile key) {
    /**
     * @param certificate in PEM, with what leads to its authority
     * @param key without a passphrase
     */
    public static ServedCertificate of(Path certificate, String certificateOption, Path key, String keyOption) {
        return new ServedCertificate(new PemFile(certificate, certificateOption), new PemFile(key, keyOption));
    }

    /** @throws io.gather.core.error.GatherException when a file cannot be used */
    public SSLContext context() {
        List<X509Certificate> chain = certificate.certificates();
        PrivateKey secret = key.privateKey(Optional::empty, chain.getFirst().getPublicKey());
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("site", secret, new char[0], chain.toArray(Certificate[]::new));
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
