package io.gather.transport.pki.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.tls.Renewed;
import io.gather.transport.pki.authority.Role;

/**
 * TLS 1.3 between a node and an overlord, each of which shows a certificate that the other's authority signed for that role. Files are
 * read again when they change, so that certificates are renewed and revoked without a restart. Safe for several threads.
 */
public final class MutualTls {
    public static final String PROTOCOL = "TLSv1.3";

    private final SSLContext context;
    private final PeerTrust trust;
    private final Renewed<X509Certificate> ours;

    private MutualTls(SSLContext context, PeerTrust trust, Renewed<X509Certificate> ours) {
        this.context = context;
        this.trust = trust;
        this.ours = ours;
    }

    /**
     * Reads the files.
     *
     * @param peers the role that the other side must have
     * @param notices sentences for whoever runs it, such as when files that were changed cannot be used; called by several threads
     * @throws GatherException when a file cannot be used
     */
    public static MutualTls of(PeerFiles files, Role peers, Consumer<String> notices) {
        try {
            PeerTrust trust = new PeerTrust(files, peers, notices);
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(new KeyManager[]{files.ours().keys(notices)}, new TrustManager[]{trust}, null);
            Renewed<X509Certificate> ours = Renewed.of(List.of(files.certificate()),
                    () -> files.ours().certificate().certificates().getFirst(),
                    _ -> files.ours().certificate().certificates().getFirst(), _ -> {});
            return new MutualTls(context, trust, ours);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To be used with {@link #parameters}: by itself a context speaks older versions too, and asks nobody for a certificate. */
    public SSLContext context() {
        return context;
    }

    /** Of every connection, on both sides. */
    public SSLParameters parameters() {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[]{PROTOCOL});
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    /** Checks names too: whoever compares the certificate's names with the address besides has nothing to do. */
    public X509ExtendedTrustManager trust() {
        return trust;
    }

    /** As whom we come, or answer. */
    public X509Certificate ours() {
        return ours.now();
    }

    /**
     * Who is at the other end, checked anew: a connection may outlive a certificate, and a session that is resumed shows none. To be asked
     * at each request.
     *
     * @throws GatherException when the certificate is not valid any more
     */
    public TlsPeer peer(SSLSession session, String where) {
        X509Certificate[] chain;
        try {
            chain = List.of(session.getPeerCertificates()).toArray(X509Certificate[]::new);
        } catch (SSLPeerUnverifiedException e) {
            throw new GatherException(PkiError.NO_CERTIFICATE, "who came has no certificate", where,
                    "gather from a machine that the authority knows", e);
        }
        try {
            trust.check(chain);
        } catch (RefusedPeerException e) {
            throw e.at(where, e);
        }
        return new TlsPeer(chain[0]);
    }

    /**
     * Why a connection failed, where trying again cannot help before somebody changes something.
     *
     * @param where the other side, for people
     * @return empty where it was no matter of TLS, or one that may pass
     */
    public Optional<GatherException> reason(Throwable failure, String where) {
        return new PeerReasons(trust.policy(), ours.now(), where).of(failure);
    }
}
