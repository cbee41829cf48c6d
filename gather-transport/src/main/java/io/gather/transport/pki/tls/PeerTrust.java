package io.gather.transport.pki.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import io.gather.transport.net.tls.Renewed;
import io.gather.transport.pki.authority.Role;

/** Lets come or answer whom the files name, as they are at that moment. Safe for several threads. */
final class PeerTrust extends X509ExtendedTrustManager {
    private final Renewed<PeerPolicy> policy;

    PeerTrust(PeerFiles files, Role peers, Consumer<String> notices) {
        this.policy = Renewed.of(files.trusted(), () -> read(files, peers, notices),
                _ -> read(files, peers, notices), notices);
    }

    /** A list that is out of date is better than none. */
    private static PeerPolicy read(PeerFiles files, Role peers, Consumer<String> notices) {
        PeerPolicy policy = PeerPolicy.read(files, peers);
        Instant since = policy.stale(Instant.now());
        if (since != null) {
            notices.accept("the list of revoked certificates is out of date since " + since
                    + ", what was revoked later is not known: " + files.revocations());
        }
        return policy;
    }

    PeerPolicy policy() {
        return policy.now();
    }

    void check(X509Certificate... chain) throws RefusedPeerException {
        policy.now().check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return policy.last().authorities().toArray(X509Certificate[]::new);
    }
}
