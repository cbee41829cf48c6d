package io.gather.transport.net.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import io.gather.core.error.GatherException;
import io.gather.core.settings.TlsSettings;
import io.gather.transport.net.Subject;

/** TLS for the connections of one subject. Safe for several threads. */
public final class Tls {
    /** To be set on each socket: what the JDK allows can be changed by its configuration. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final SSLContext context;
    private final Trust trust;
    private final Identity identity;
    private final Subject subject;

    private Tls(SSLContext context, Trust trust, Identity identity, Subject subject) {
        this.context = context;
        this.trust = trust;
        this.identity = identity;
        this.subject = subject;
    }

    /**
     * Reads the files.
     *
     * @param passphrase of the private key, asked for only when the key has one; wiped after use
     * @param subject what the connections are for
     * @throws GatherException when a file cannot be used
     */
    public static Tls of(TlsSettings settings, Supplier<Optional<char[]>> passphrase, Subject subject) {
        try {
            Trust trust = settings.authorities().isEmpty()
                    ? Trust.ofSystem()
                    : Trust.of(authorities(settings.authorities(), subject));
            Identity identity = identity(settings, passphrase, subject);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[]{identity}, new TrustManager[]{trust}, null);
            return new Tls(context, trust, identity, subject);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts, and takes any certificate, for any name: whoever is in between reads all. For those who asked for it. */
    public static Tls unverified(Subject subject) {
        try {
            Trust trust = Trust.ofAnybody();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[]{Identity.none()}, new TrustManager[]{trust}, null);
            return new Tls(context, trust, Identity.none(), subject);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> authorities(String file, Subject subject) {
        return new PemFile(Path.of(file), subject.setting("ca")).certificates();
    }

    private static Identity identity(TlsSettings settings, Supplier<Optional<char[]>> passphrase, Subject subject) {
        if (settings.certificate().isEmpty()) {
            return Identity.none();
        }
        PemFile certificate = new PemFile(Path.of(settings.certificate()), subject.setting("certificate"));
        PemFile key = settings.key().isEmpty()
                ? certificate
                : new PemFile(Path.of(settings.key()), subject.setting("key"));
        List<X509Certificate> chain = certificate.certificates();
        return Identity.of(chain, key.privateKey(passphrase, chain.getFirst().getPublicKey()));
    }

    public SSLContext context() {
        return context;
    }

    /** Whether it is checked who answers; if not, any name is as good as another. */
    public boolean verifies() {
        return trust.verifies();
    }

    public X509TrustManager trust() {
        return trust;
    }

    /**
     * Why a connection failed, where trying again cannot help before somebody changes something.
     *
     * @param where the server, for people
     * @return empty where it was no matter of TLS, or one that may pass
     */
    public Optional<GatherException> reason(Throwable failure, String where) {
        return new TlsReasons(identity, subject, where).of(failure);
    }
}
