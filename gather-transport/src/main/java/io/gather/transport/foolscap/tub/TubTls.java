package io.gather.transport.foolscap.tub;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.net.tls.Tls;

/** TLS as one tub. Safe for several threads. */
public final class TubTls {
    private final SSLContext context;

    public TubTls(Tub tub) {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[]{new OurKey(tub)}, new TrustManager[]{new AnyCertificate()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Over a connection of ours on which the peer has agreed to TLS; closes it with itself. Not shaken hands yet. */
    public SSLSocket asClient(Socket connected) throws IOException {
        SSLSocket socket = over(connected);
        socket.setUseClientMode(true);
        return socket;
    }

    /** Over a connection of theirs. A peer without a certificate gets through, so that it can be told why it is refused. */
    public SSLSocket asServer(Socket connected) throws IOException {
        SSLSocket socket = over(connected);
        socket.setUseClientMode(false);
        socket.setWantClientAuth(true);
        socket.setEnabledCipherSuites(quickFirst(socket.getEnabledCipherSuites()));
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setUseCipherSuitesOrder(true);
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** ChaCha20 is as quick in plain Java; AES is quick by instructions that only the optimising compiler puts in, which what serves runs without. */
    private static String[] quickFirst(String[] suites) {
        return Stream.of(suites).sorted(Comparator.comparing((String suite) -> !suite.contains("CHACHA20")))
                .toArray(String[]::new);
    }

    private SSLSocket over(Socket connected) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected,
                connected.getInetAddress().getHostAddress(), connected.getPort(), true);
        socket.setEnabledProtocols(Tls.PROTOCOLS.toArray(String[]::new));
        return socket;
    }

    /** Who the peer has proved to be; empty when it showed no certificate. */
    public static Optional<TubId> peer(SSLSocket socket) {
        try {
            Certificate[] chain = socket.getSession().getPeerCertificates();
            return chain[0] instanceof X509Certificate certificate
                    ? Optional.of(TubId.of(certificate))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
