package io.gather.transport.upload.esrs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.gather.core.error.GatherException;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.EsrsSettings;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.upload.EsrsGateway;
import io.gather.fixtures.upload.Sent;
import io.gather.fixtures.upload.WebStub;
import io.gather.fixtures.upload.WebStub.Reply;
import io.gather.transport.net.web.Bounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class EsrsUploaderTest {
    private static final Bounds SHORT = new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2),
            Duration.ofMillis(500));

    @TempDir
    Path folder;
    private Certificates certificates;
    private Pair server;
    private Path bundle;

    @BeforeEach
    void make() throws IOException {
        certificates = Certificates.in(folder);
        server = certificates.server("127.0.0.1");
        byte[] content = new byte[300_000];
        new Random(3).nextBytes(content);
        bundle = Files.write(folder.resolve("b ä.tgz"), content);
    }

    private EsrsSettings settings(String url, String certificate, String key) {
        EsrsSettings usual = EsrsSettings.builtIn();
        return new EsrsSettings(url, "X410", "SN-1", usual.path(), usual.keepAlive(), List.of("X-Site: {cluster}"),
                new TlsSettings(certificates.authority().toString(), certificate, key), ProxySettings.none());
    }

    private static Secrets shared(String key) {
        return secret -> secret.equals(EsrsWay.SHARED_KEY) && !key.isEmpty()
                ? Optional.of(key.toCharArray())
                : Optional.empty();
    }

    private String upload(EsrsSettings settings, String key, Instant now) throws Exception {
        return Sent.words(
                new EsrsUploader(settings, shared(key), InstantSource.fixed(now), SHORT).upload(new Sent(bundle)));
    }

    @Test
    void sendsWhatTheGatewayCanCheck() throws Exception {
        try (EsrsGateway gateway = new EsrsGateway(certificates.context(server), "X410", "SN-1", "a shared key")) {
            String where = upload(settings(gateway.stub().address(), "", ""), "a shared key", Instant.now());

            assertThat(where).isEqualTo(gateway.stub().address()
                    + "/esrs/v1/devices/X410/SN-1/files/b%20%C3%A4.tgz (the server has its SHA-256)");
            assertThat(gateway.files()).containsOnlyKeys("b%20%C3%A4.tgz");
            assertThat(gateway.files().get("b%20%C3%A4.tgz")).isEqualTo(Files.readAllBytes(bundle));
            assertThat(gateway.stub().seen()).extracting(WebStub.Seen::method).containsExactly("GET", "HEAD", "PUT",
                    "HEAD");
            assertThat(gateway.stub().seen()).allMatch(it -> "demo".equals(it.header("X-Cluster"))
                    && "C-1".equals(it.header("X-Case")) && "demo".equals(it.header("X-Site")));
        }
    }

    @Test
    void comesWithACertificateWhereNothingIsShared() throws Exception {
        Pair ours = certificates.client("device");
        try (EsrsGateway gateway = new EsrsGateway(certificates.context(server), "X410", "SN-1", "")) {
            EsrsSettings settings = settings(gateway.stub().address(), ours.certificate().toString(),
                    ours.key().toString());
            assertThat(upload(settings, "", Instant.now())).contains("the server has its SHA-256");
            // In TLS 1.3 the refusal comes after the handshake: it may cross what is being sent, and only the next attempt sees it.
            assertThatThrownBy(() -> upload(settings(gateway.stub().address(), "", ""), "", Instant.now()))
                    .hasMessageMatching("(?s).*(wants a client certificate|the connection to .* broke).*");
        }
    }

    @Test
    void aGatewayThatDoesNotKnowUsGetsNoBundle() throws Exception {
        try (EsrsGateway gateway = new EsrsGateway(certificates.context(server), "X410", "SN-1", "a shared key")) {
            EsrsSettings settings = settings(gateway.stub().address(), "", "");
            assertThatThrownBy(() -> upload(settings, "another key", Instant.now()))
                    .isInstanceOf(GatherException.class).hasMessageContaining("does not accept who we are: 401");
            assertThatThrownBy(() -> upload(settings, "a shared key", Instant.now().minusSeconds(3600)))
                    .hasMessageContaining("401");
            assertThatThrownBy(() -> upload(settings, "", Instant.now()))
                    .hasMessageContaining("wants to know who we are: 401");
            assertThat(gateway.stub().seen()).extracting(WebStub.Seen::method).containsOnly("GET");
        }
    }

    @Test
    void aGatewayThatIsNotReadyMayBeLater() throws Exception {
        try (WebStub stub = WebStub.startTls(certificates.context(server), false, _ -> Reply.of(503))) {
            assertThatThrownBy(() -> upload(settings(stub.address(), "", ""), "k", Instant.now()))
                    .isInstanceOf(IOException.class).hasMessageContaining("503");
            assertThat(stub.seen()).hasSize(1);
        }
    }

    @Test
    void asksForWhatItMustKnow() {
        EsrsSettings usual = EsrsSettings.builtIn();
        assertThat(new EsrsUploader(usual, Secrets.none()).isConfigured()).isFalse();
        assertThatThrownBy(() -> upload(settings("http://gateway:9443", "", ""), "", Instant.now()))
                .hasMessageContaining("upload.esrs.url");
        EsrsSettings nameless = new EsrsSettings("https://gateway:9443", "", "", usual.path(), usual.keepAlive(),
                List.of(), usual.tls(), usual.proxy());
        assertThatThrownBy(() -> upload(nameless, "", Instant.now())).hasMessageContaining("the device's model");
    }
}
