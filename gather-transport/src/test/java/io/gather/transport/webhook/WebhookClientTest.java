package io.gather.transport.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.SquidProxy;
import io.gather.fixtures.upload.WebStub;
import io.gather.fixtures.upload.WebStub.Reply;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookClientTest {
    @TempDir
    private Path folder;
    private Certificates certificates;

    @BeforeEach
    void certify() throws Exception {
        certificates = Certificates.in(Files.createDirectory(folder.resolve("certificates")));
    }

    private WebhookClient client(WebStub server, Path authority, ProxySettings proxy) {
        return new WebhookClient(new WebhookServer(new Subject("incident.webhook", Category.REFUSED),
                "https://127.0.0.1:" + server.port() + "/hook?a=b", false,
                new TlsSettings(authority.toString(), "", ""),
                proxy),
                new WebhookClient.Passwords(() -> Optional.of("t0ken".toCharArray()),
                        () -> Optional.of("X-Key: k3y".toCharArray()), Optional::empty, Optional::empty),
                Duration.ofSeconds(5));
    }

    private WebStub server(int status) {
        return WebStub.startTls(certificates.context(certificates.server("127.0.0.1")), false,
                _ -> Reply.of(status).content("thanks\r\nfor it".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void postsWithTokenAndHeader() throws Exception {
        try (WebStub server = server(202)) {
            client(server, certificates.authority(), ProxySettings.none()).post("{\"text\":\"ä\"}");

            assertThat(server.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.method() + " " + seen.path()).isEqualTo("POST /hook?a=b");
                assertThat(seen.header("Authorization")).isEqualTo("Bearer t0ken");
                assertThat(seen.header("X-Key")).isEqualTo("k3y");
                assertThat(seen.header("Content-Type")).isEqualTo("application/json");
                assertThat(new String(seen.body(), StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"ä\"}");
            });
        }
    }

    @Test
    void goesThroughAProxy() throws Exception {
        try (WebStub server = server(200);
                SquidProxy squid = SquidProxy.start(Files.createDirectory(folder.resolve("squid")), "")) {
            client(server, certificates.authority(), new ProxySettings(ProxySettings.Kind.HTTP, "127.0.0.1",
                    squid.port(), "")).post("{}");

            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void tellsWhatTheServerSaysAndTrustsNoStranger() throws Exception {
        Path stranger = Certificates.in(Files.createDirectory(folder.resolve("strange"))).authority();
        try (WebStub server = server(503)) {
            assertThatThrownBy(() -> client(server, certificates.authority(), ProxySettings.none()).post("{}"))
                    .isInstanceOf(IOException.class).hasMessage("the webhook answers 503: thanks for it");
            assertThatThrownBy(() -> client(server, stranger, ProxySettings.none()).post("{}"))
                    .isInstanceOf(GatherException.class);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void sendsNothingToAnotherHostOrUnencrypted() throws Exception {
        try (WebStub other = server(200);
                WebStub server = WebStub.startTls(certificates.context(certificates.server("127.0.0.1")), false,
                        _ -> Reply.of(307, "Location", "https://localhost:" + other.port() + "/"))) {
            assertThatThrownBy(() -> client(server, certificates.authority(), ProxySettings.none()).post("{}"))
                    .isInstanceOf(GatherException.class);
            assertThat(other.seen()).isEmpty();
        }
        WebhookServer plain = new WebhookServer(new Subject("incident.webhook", Category.REFUSED), "http://127.0.0.1/",
                false, TlsSettings.builtIn(), ProxySettings.none());
        assertThatThrownBy(plain::home).hasMessageContaining("begins with https://").hasMessageNotContaining("127");
    }
}
