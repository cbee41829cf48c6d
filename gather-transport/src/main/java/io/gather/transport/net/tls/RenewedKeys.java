package io.gather.transport.net.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** Looks at a server's files with each handshake, and reads them again when they were changed. Safe for several threads. */
final class RenewedKeys extends X509ExtendedKeyManager {
    private final ServerCertificate files;
    private final Consumer<String> notices;
    private volatile KeyGeneration current;
    /** Handshakes that have begun with it may still ask for it. */
    private volatile KeyGeneration before;
    /** As the files were when they were last read, be it in vain. */
    private PemStamp seen;

    RenewedKeys(ServerCertificate files, Consumer<String> notices) {
        this.files = files;
        this.notices = notices;
        this.seen = PemStamp.of(files);
        this.current = KeyGeneration.read(files, 0);
        this.before = current;
    }

    private KeyGeneration renewed() {
        String problem = look();
        if (problem != null) {
            notices.accept(problem);
        }
        return current;
    }

    /** @return what is to be told; null: nothing */
    private synchronized @Nullable String look() {
        PemStamp now = PemStamp.of(files);
        if (now.equals(seen)) {
            return null;
        }
        seen = now;
        try {
            KeyGeneration next = KeyGeneration.read(files, current.number() + 1);
            before = current;
            current = next;
            return null;
        } catch (GatherException e) {
            return "the certificate or its key was changed and cannot be used, the one before is served: " + e.where()
                    + ": " + e.what();
        }
    }

    private <T> @Nullable T of(String alias, Function<KeyGeneration, @Nullable T> what) {
        KeyGeneration now = current;
        KeyGeneration other = before;
        return now.has(alias) ? what.apply(now) : other.has(alias) ? what.apply(other) : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return renewed().alias(keyType, issuers);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return renewed().alias(keyType, issuers);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = current.alias(keyType, issuers);
        return alias == null ? null : new String[]{alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return of(alias, it -> it.chain().toArray(X509Certificate[]::new));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return of(alias, KeyGeneration::key);
    }

    /** We are nobody's client with it. */
    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
