package io.gather.transport.net.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.programs.Peer;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.tls.ServerCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pages that programs fetch, by any name, some of them with a login of their own. */
class OpenSiteTest {
    private static final String SMALL = "metric 1\n".repeat(2000);
    private static final String LARGE = "metric 1\n".repeat(20_000);

    @TempDir
    private Path folder;
    private final AtomicInteger made = new AtomicInteger();

    private SiteReply page(SiteRequest request) {
        return switch (request.path()) {
            case "/metrics" -> {
                made.incrementAndGet();
                yield SiteReply.of(200, "text/plain", request.value("large").isEmpty() ? SMALL : LARGE).compressed();
            }
            default -> SiteReply.of(200, "text/html", "home");
        };
    }

    private SiteServer open(int port, Optional<SiteLogin> login) throws IOException {
        return SiteServer.open(SitePlace.open(port), Optional.empty(), login, this::page, SiteBounds.POLLED, _ -> {});
    }

    private static Optional<SiteLogin> login() {
        return Optional.of(SiteLogin.ofUser("prom", "geheim:ü", "Restricted", "/metrics"::equals));
    }

    private static String basic(String pair) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                + "\n";
    }

    /** All that comes until it is closed. */
    private static byte[] bytes(SiteServer server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write((request + "Connection: close\n\n").replace("\n", "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return socket.getInputStream().readAllBytes();
        }
    }

    private static String ask(SiteServer server, String request) throws IOException {
        return new String(bytes(server, request), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    @Test
    void whoeverAsksIsAnsweredByAnyNameOrNone() throws Exception {
        try (SiteServer server = open(0, Optional.empty())) {
            assertThat(ask(server, "GET /metrics?x=1 HTTP/1.1\nHost: prom.example.org\n"))
                    .startsWith("HTTP/1.1 200 OK\n").endsWith("\n\n" + SMALL);
            assertThat(ask(server, "GET /anything HTTP/1.0\n")).contains("home");
            assertThat(ask(server, "POST / HTTP/1.1\nHost: x\n")).startsWith("HTTP/1.1 405 ");
        }
    }

    @Test
    void guardedPagesWantTheUserAndTellItAlways() throws Exception {
        try (SiteServer server = open(0, login())) {
            String wanted = "www-authenticate: basic realm=\"restricted\"\n";
            assertThat(ask(server, "GET /metrics HTTP/1.1\nHost: x\n")).startsWith("HTTP/1.1 401 Unauthorized\n")
                    .endsWith("\n\nNot authorized\n")
                    .satisfies(it -> assertThat(it.toLowerCase(Locale.ROOT)).contains(wanted));
            for (String wrong : new String[]{basic("prom:x"), basic("other:geheim:ü"), basic(":geheim:ü"),
                    "Authorization: Basic %%%\n", "Authorization: Bearer geheim:ü\n"}) {
                assertThat(ask(server, "GET /metrics HTTP/1.1\nHost: x\n" + wrong)).as(wrong).contains(" 401 ");
            }
            assertThat(made).as("nothing is made for those who may not have it").hasValue(0);
            assertThat(ask(server, "GET /%6detrics HTTP/1.1\nHost: x\n")).contains(" 401 ");
            assertThat(ask(server, "GET /metrics HTTP/1.1\nHost: x\n" + basic("prom:geheim:ü"))
                    .toLowerCase(Locale.ROOT)).contains(" 200 ", wanted);
            assertThat(ask(server, "GET / HTTP/1.1\nHost: x\n")).contains(" 200 ");
        }
    }

    @Test
    void whoGuessesIsSlowedDownAndNothingIsMade() throws Exception {
        try (SiteServer server = open(0, login())) {
            for (int i = 0; i < GuessBrake.FREE; i++) {
                assertThat(ask(server, "GET /metrics HTTP/1.1\nHost: x\n" + basic("prom:" + i))).contains(" 401 ");
            }
            assertThat(ask(server, "GET /metrics HTTP/1.1\nHost: x\n" + basic("prom:x"))).contains(" 429 ");
            assertThat(made).hasValue(0);
            assertThat(ask(server, "GET / HTTP/1.1\nHost: x\n")).as("what is open stays so").contains(" 200 ");
        }
    }

    @Test
    void itIsCompressedForThoseWhoTakeThat() throws Exception {
        try (SiteServer server = open(0, Optional.empty())) {
            for (String what : new String[]{"", "?large=1"}) {
                byte[] all = bytes(server, "GET /metrics" + what + " HTTP/1.0\nAccept-Encoding: zstd, gzip;q=0.5\n");
                String text = new String(all, StandardCharsets.ISO_8859_1);
                int start = text.indexOf("\r\n\r\n") + 4;
                assertThat(text.substring(0, start).toLowerCase(Locale.ROOT)).contains("content-encoding: gzip\r\n",
                        "vary: accept-encoding\r\n");
                assertThat(new GZIPInputStream(new ByteArrayInputStream(all, start, all.length - start)).readAllBytes())
                        .asString(StandardCharsets.UTF_8).isEqualTo(what.isEmpty() ? SMALL : LARGE);
            }
            for (String not : new String[]{"", "Accept-Encoding: gzip;q=0\n", "Accept-Encoding: br\n"}) {
                assertThat(ask(server, "GET /metrics HTTP/1.1\nHost: x\n" + not)).endsWith(SMALL)
                        .doesNotContainIgnoringCase("content-encoding");
            }
            assertThat(ask(server, "GET / HTTP/1.1\nHost: x\nAccept-Encoding: gzip\n")).as("not meant to be")
                    .endsWith("home");
        }
    }

    @Test
    void curlTakesItCompressedAndOverTls() throws Exception {
        Pair pair = Certificates.in(folder).server("127.0.0.1");
        SSLContext tls = new ServerCertificate(new PemFile(pair.certificate(), "prometheus.tls_cert"),
                new PemFile(pair.key(), "prometheus.tls_key")).context(_ -> {});
        try (SiteServer server = SiteServer.open(SitePlace.open(0), Optional.of(tls), Optional.empty(), this::page,
                SiteBounds.POLLED, _ -> {})) {
            assertThat(Peer.require("curl").run("-sS", "--compressed", "-D", "-", "--cacert",
                    folder.resolve("authority.pem").toString(), "https://127.0.0.1:" + server.port()
                            + "/metrics?large=1")
                    .succeeded().output().replace("\r", "")).containsIgnoringCase("Content-Encoding: gzip\n")
                    .endsWith(LARGE);
        }
    }

    @Test
    void aPortThatWasLeftIsFreeAtOnce() throws Exception {
        SiteServer first = open(0, Optional.empty());
        int port = first.port();
        try (first) {
            assertThat(ask(first, "GET / HTTP/1.1\nHost: x\n")).contains(" 200 ");
            assertThatThrownBy(() -> open(port, Optional.empty())).isInstanceOf(IOException.class)
                    .hasMessageContaining(":" + port);
        }
        try (SiteServer second = open(port, Optional.empty())) {
            assertThat(ask(second, "GET / HTTP/1.1\nHost: x\n")).contains(" 200 ");
        }
    }
}
