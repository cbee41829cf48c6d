package io.gather.transport.net.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/** Looks at the files with each handshake, and reads them again when they were changed. Safe for several threads. */
final class RenewedKeys extends X509ExtendedKeyManager {
    /** @param before handshakes that have begun with it may still ask for it */
    private record Keys(KeyGeneration current, KeyGeneration before) {}

    private final Renewed<Keys> keys;

    RenewedKeys(ServerCertificate files, Consumer<String> notices) {
        this.keys = Renewed.of(List.of(files.certificate().path(), files.key().path()), () -> first(files),
                keys -> next(files, keys), notices);
    }

    private static Keys first(ServerCertificate files) {
        KeyGeneration first = KeyGeneration.read(files, 0);
        return new Keys(first, first);
    }

    private static Keys next(ServerCertificate files, Keys keys) {
        return new Keys(KeyGeneration.read(files, keys.current().number() + 1), keys.current());
    }

    private <T> @Nullable T of(String alias, Function<KeyGeneration, @Nullable T> what) {
        Keys now = keys.last();
        return now.current().has(alias)
                ? what.apply(now.current())
                : now.before().has(alias) ? what.apply(now.before()) : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return keys.now().current().alias(keyType, issuers);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return keys.now().current().alias(keyType, issuers);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = keys.last().current().alias(keyType, issuers);
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

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
            @Nullable Socket socket) {
        return keys.now().current().offered(Set.of(keyTypes));
    }

    @Override
    public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
            SSLEngine engine) {
        return keys.now().current().offered(Set.of(keyTypes));
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = keys.last().current().offered(Set.of(keyType));
        return alias == null ? null : new String[]{alias};
    }
}
