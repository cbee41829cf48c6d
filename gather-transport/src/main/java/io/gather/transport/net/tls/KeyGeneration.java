package io.gather.transport.net.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/** A certificate and its key as they were read from files once. Which one fits a visitor the JDK's own manager knows. */
record KeyGeneration(long number, X509ExtendedKeyManager keys, List<X509Certificate> chain,
        PrivateKey key) {
    KeyGeneration {
        chain = List.copyOf(chain);
    }

    /** @throws io.gather.core.error.GatherException when the files cannot be used */
    static KeyGeneration read(ServerCertificate files, long number) {
        List<X509Certificate> chain = files.certificate().certificates();
        PrivateKey key = files.key().privateKey(Optional::empty, chain.getFirst().getPublicKey());
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("ours", key, new char[0], chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, new char[0]);
            return new KeyGeneration(number, (X509ExtendedKeyManager) factory.getKeyManagers()[0],
                    chain, key);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return null: it does not fit */
    @Nullable
    String alias(String keyType, Principal @Nullable [] issuers) {
        return keys.chooseServerAlias(keyType, issuers, null) == null ? null : name();
    }

    /** To whatever server asks: one that does not name our authority says better why it refuses us. */
    @Nullable
    String offered(Set<String> keyTypes) {
        return keyTypes.contains(key.getAlgorithm()) ? name() : null;
    }

    boolean has(String alias) {
        return alias.equals(name());
    }

    private String name() {
        return "ours-" + number;
    }
}
