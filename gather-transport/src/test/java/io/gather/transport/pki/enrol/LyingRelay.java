package io.gather.transport.pki.enrol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import io.gather.core.error.Category;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.tls.ServerCertificate;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.net.x509.PemText;
import io.gather.transport.net.x509.SelfSigned;

/** Answers as a node with a certificate of its own, calls the node as an overlord, and hands on what is said in both directions. */
final class LyingRelay implements AutoCloseable {
    private final SSLServerSocket server;
    private final int behind;

    private LyingRelay(SSLServerSocket server, int behind) {
        this.server = server;
        this.behind = behind;
    }

    static LyingRelay to(int port) throws Exception {
        Path file = Files.createTempFile("relay", ".pem");
        try {
            SelfSigned own = SelfSigned.rsa("n" + new SecureRandom().nextInt(), 2048, Instant.now(),
                    Duration.ofDays(1));
            Files.writeString(file, PemText.of(own.certificate()) + PemText.of(own.key()));
            SSLServerSocket server = (SSLServerSocket) new ServerCertificate(new PemFile(file, "x"),
                    new PemFile(file, "x")).context(_ -> {}).getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
            LyingRelay relay = new LyingRelay(server, port);
            Thread.ofVirtual().start(relay::serve);
            return relay;
        } finally {
            Files.delete(file);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (SSLSocket near = (SSLSocket) server.accept();
                    SSLSocket far = (SSLSocket) Tls.unverified(new Subject("x", Category.REFUSED)).context()
                            .getSocketFactory().createSocket()) {
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), behind), 10_000);
                Thread back = Thread.ofVirtual().start(() -> copy(far, near));
                copy(near, far);
                back.interrupt();
            } catch (IOException expected) {
                // One of them hung up.
            }
        }
    }

    private static void copy(SSLSocket from, SSLSocket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException expected) {
            // One of them hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
