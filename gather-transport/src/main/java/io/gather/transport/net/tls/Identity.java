package io.gather.transport.net.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.X509KeyManager;

import org.jspecify.annotations.Nullable;

/**
 * Our certificate, offered to whoever asks: the JDK's own key manager keeps back what the server's list of authorities does not
 * name, and then nobody learns why we were refused.
 */
final class Identity implements X509KeyManager {
    private static final String ALIAS = "gather";

    private final List<X509Certificate> chain;
    private final @Nullable PrivateKey key;
    private volatile boolean asked;

    private Identity(List<X509Certificate> chain, @Nullable PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    static Identity none() {
        return new Identity(List.of(), null);
    }

    static Identity of(List<X509Certificate> chain, PrivateKey key) {
        return new Identity(List.copyOf(chain), key);
    }

    boolean isThere() {
        return key != null;
    }

    /** Whether any server asked for a certificate. */
    boolean wasAsked() {
        return asked;
    }

    String subject() {
        return chain.isEmpty() ? "" : chain.getFirst().getSubjectX500Principal().getName();
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        asked = true;
        return key != null && Set.of(types).contains(key.getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return key != null && type.equals(key.getAlgorithm()) ? new String[]{ALIAS} : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return key == null ? null : chain.toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
