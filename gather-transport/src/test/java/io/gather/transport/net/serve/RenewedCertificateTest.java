package io.gather.transport.net.serve;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.tls.ServerCertificate;
import io.gather.transport.net.tls.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RenewedCertificateTest {
    @TempDir
    Path folder;

    private final List<String> notices = new CopyOnWriteArrayList<>();

    private static void put(Path from, Path to) throws Exception {
        Path next = to.resolveSibling("next");
        Files.copy(from, next);
        Files.move(next, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whose certificate a visitor sees. */
    private static X509Certificate seen(SiteServer server) throws Exception {
        SSLContext trusting = Tls.unverified(new Subject("test", Category.REFUSED)).context();
        try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(
                    StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).contains("home");
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void aRenewedOneIsServedWithoutAnEndOfTheServer() throws Exception {
        Certificates authority = Certificates.in(folder);
        Pair first = authority.server("127.0.0.1");
        Path certificate = folder.resolve("live.pem");
        Path key = folder.resolve("live.key");
        put(first.certificate(), certificate);
        put(first.key(), key);
        SSLContext tls = new ServerCertificate(new PemFile(certificate, "tls_cert"), new PemFile(key, "tls_key"))
                .context(notices::add);
        try (SiteServer server = SiteServer.open(SitePlace.open(0), Optional.of(tls), Optional.empty(),
                _ -> SiteReply.text(200, "home"), SiteBounds.POLLED, notices::add)) {
            X509Certificate before = seen(server);
            Pair second = authority.server("localhost");
            put(second.certificate(), certificate);
            assertThat(seen(server)).as("its key is not there yet").isEqualTo(before);
            assertThat(seen(server)).isEqualTo(before);
            assertThat(notices).singleElement().asString().contains("live.key", "the one before stays");

            put(second.key(), key);
            assertThat(seen(server)).isNotEqualTo(before);
            Files.delete(certificate);
            assertThat(seen(server)).isNotEqualTo(before);
            assertThat(notices).hasSize(2).last().asString().contains("live.pem");
        }
    }

    @Test
    void theFirstOneMustBeThere() {
        Path missing = folder.resolve("missing.pem");
        ServerCertificate certificate = new ServerCertificate(new PemFile(missing, "tls_cert"),
                new PemFile(missing, "tls_key"));
        assertThatThrownBy(() -> certificate.context(notices::add)).isInstanceOf(GatherException.class)
                .hasMessageContaining("missing.pem");
    }
}
