package io.gather.transport.net.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.WebStub;
import io.gather.transport.error.NetError;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Requests of somebody who uploads nothing. */
@Timeout(30)
class WebTest {
    private static final Subject POLL = new Subject("poll.x", Category.NODES_MISSING);

    @TempDir
    Path folder;

    private static Web open(@Nullable Tls tls, ProxySettings proxy) {
        Duration wait = Duration.ofSeconds(5);
        return Web.open(new WebAccess(POLL, tls, proxy, Optional::empty, false, new Bounds(wait, wait, wait, wait)));
    }

    private static Web plain() {
        return open(null, ProxySettings.none());
    }

    private static WebRequest request(String method, String address) {
        HttpUrl url = HttpUrl.get(address);
        return new WebRequest(method, url, url, Map.of(), (_, _) -> Map.of(), null);
    }

    private static void assertRefused(Web web, WebRequest request, NetError error, String... words) {
        GatherException refused = catchThrowableOfType(GatherException.class, () -> web.ask(request));
        assertThat(refused.is(error)).as(refused.code()).isTrue();
        assertThat(refused.category()).isEqualTo(Category.NODES_MISSING);
        assertThat(refused.what() + "; " + refused.remedy()).contains(words).doesNotContain("bundle", "upload");
    }

    @Test
    void returnsAnswersOfAnyStatus() throws Exception {
        try (WebStub server = WebStub.start(_ -> WebStub.Reply.of(404)); Web web = plain()) {
            assertThat(web.ask(request("GET", server.address() + "/statistics")).status()).isEqualTo(404);
        }
    }

    /** Whoever asked has to know that it was the memory of this machine, and nothing that the server said. */
    @Test
    void wantOfMemoryStaysWhatItIs() {
        try (WebStub server = WebStub.start(_ -> WebStub.Reply.of(200)); Web web = plain()) {
            assertThatThrownBy(() -> web.send(new Request.Builder().url(server.address() + "/").build(),
                    Duration.ofSeconds(5), _ -> {
                        throw new OutOfMemoryError("no more");
                    })).isInstanceOf(OutOfMemoryError.class).hasMessage("no more");
        }
    }

    @Test
    void refusesOtherPlacesInTheWordsOfItsSubject() {
        try (WebStub server = WebStub.start(seen -> switch (seen.path()) {
            case "/host" -> WebStub.Reply.of(302, "Location", "http://localhost.localdomain/");
            case "/page" -> WebStub.Reply.of(303, "Location", "/login");
            case "/tls" -> WebStub.Reply.of(301, "Location", "https://127.0.0.1/");
            default -> WebStub.Reply.of(307, "Location", "/round");
        }); Web web = plain()) {
            assertRefused(web, request("GET", server.address() + "/host"), NetError.SENT_ELSEWHERE, "another host",
                    "poll.x.other_hosts");
            assertRefused(web, request("GET", server.address() + "/page"), NetError.SENT_ELSEWHERE, "to a page",
                    "poll.x");
            assertRefused(web, request("GET", server.address() + "/tls"), NetError.SENT_ELSEWHERE, "wants HTTPS",
                    "poll.x.insecure");
            assertRefused(web, request("GET", server.address() + "/round"), NetError.SENT_ELSEWHERE, "in circles");
        }
    }

    @Test
    void tellsWhatTheProxyWants() {
        try (WebStub proxy = WebStub.start(_ -> WebStub.Reply.of(407));
                Web web = open(null,
                        new ProxySettings(ProxySettings.Kind.HTTP, "127.0.0.1", proxy.port(), ""))) {
            assertRefused(web, request("GET", "http://127.0.0.1:1/"), NetError.PROXY_LOGIN,
                    "the proxy wants a user and a password", "poll.x.proxy_user");
        }
    }

    @Test
    void tellsWhyAServerIsNotTrusted() {
        Certificates theirs = Certificates.in(folder, "theirs");
        Tls tls = Tls.of(TlsSettings.builtIn(), Optional::empty, POLL);
        try (WebStub server = WebStub.startTls(theirs.context(theirs.server("127.0.0.1")), false,
                _ -> WebStub.Reply.of(200)); Web web = open(tls, ProxySettings.none())) {
            assertRefused(web, request("GET", server.address() + "/"), NetError.CERTIFICATE_UNKNOWN,
                    "signed by an unknown authority", "poll.x.ca");
        }
    }

    @Test
    void sendsWhatItIsGiven() throws Exception {
        try (WebStub server = WebStub.start(_ -> WebStub.Reply.of(200)); Web web = plain()) {
            Answer answer = web.ask(request("POST", server.address() + "/rpc")
                    .carrying(new Payload(text("question", 8), 2, "text/plain", "<", ">")));

            assertThat(answer.sentAll()).isTrue();
            assertThat(server.seen().getFirst().body()).asString(StandardCharsets.UTF_8).isEqualTo("<estion>");
        }
    }

    @Test
    void saysThatWhatIsSentBecameShorter() {
        try (WebStub server = WebStub.start(_ -> WebStub.Reply.of(200)); Web web = plain()) {
            assertThatThrownBy(() -> web.ask(request("PUT", server.address() + "/x")
                    .carrying(Payload.raw(text("short", 9), 0, "text/plain")))).isInstanceOf(IOException.class)
                    .hasMessage("what is sent lost its last 4 bytes meanwhile");
        }
    }

    private static PayloadSource text(String text, long size) {
        return new PayloadSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open(long offset) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                return new ByteArrayInputStream(bytes, (int) offset, bytes.length);
            }
        };
    }
}
