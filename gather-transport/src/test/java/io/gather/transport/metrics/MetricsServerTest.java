package io.gather.transport.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import io.gather.core.error.Category;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.programs.Peer;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.ServerCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetricsServerTest {
    private static final String LARGE = "metric 1\n".repeat(2000);
    private static final ServerBounds SHORT = new ServerBounds(3, Duration.ofMillis(300), Duration.ofMillis(500),
            Duration.ofSeconds(20));

    @TempDir
    private Path folder;

    private static Page page(String path) {
        return path.equals("/metrics") ? Page.guarded("text/plain", LARGE) : Page.of("text/html", "home");
    }

    private static MetricsServer open(int port, Optional<PageLogin> login, ServerBounds bounds) throws IOException {
        return MetricsServer.open(new MetricsServer.Place("127.0.0.1", port), Optional.empty(), login,
                MetricsServerTest::page, bounds);
    }

    private static String ask(Socket socket, String request) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return answer.toString();
            }
            answer.append((char) next);
        }
        int length = Integer.parseInt(answer.toString().replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
        answer.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        return answer.toString().replace("\r\n", "\n");
    }

    private static Socket connect(MetricsServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(15_000);
        return socket;
    }

    @Test
    void oneConnectionIsGoodForManyRequests() throws IOException {
        try (MetricsServer server = open(0, Optional.empty(), ServerBounds.usual()); Socket socket = connect(server)) {
            assertThat(ask(socket, "GET /metrics?x=1 HTTP/1.1\nHost: x\n\n")).startsWith("HTTP/1.1 200 OK\n")
                    .endsWith("\n\n" + LARGE);
            assertThat(ask(socket, "GET /anything HTTP/1.1\n\n")).contains("Content-Type: text/html\n")
                    .endsWith("\n\nhome").doesNotContain("Connection: close");
            assertThat(ask(socket, "POST / HTTP/1.1\nContent-Length: 1\n\nx")).startsWith("HTTP/1.1 405 ")
                    .contains("Connection: close\n");
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }

    @Test
    void guardedPagesWantALogin() throws IOException {
        try (MetricsServer server = open(0, Optional.of(new PageLogin("prom", "geheim:ü")), ServerBounds.usual());
                Socket socket = connect(server)) {
            assertThat(ask(socket, "GET /metrics HTTP/1.1\n\n")).startsWith("HTTP/1.1 401 Unauthorized\n")
                    .contains("WWW-Authenticate: Basic realm=\"Restricted\"\n").endsWith("\n\nNot authorized\n");
            assertThat(ask(socket, "GET /metrics HTTP/1.1\nAuthorization: Basic cHJvbTp4\n\n")).contains(" 401 ");
            assertThat(ask(socket, "GET /metrics HTTP/1.1\nAuthorization: Basic %%%\n\n")).contains(" 401 ");
            assertThat(ask(socket, "GET /metrics HTTP/1.1\nauthorization: basic cHJvbTpnZWhlaW06w7w=\n\n"))
                    .contains(" 200 ", "WWW-Authenticate");
            assertThat(ask(socket, "GET / HTTP/1.1\n\n")).contains(" 200 ");
        }
    }

    @Test
    void curlTakesItCompressedAndOverTls() throws IOException {
        Pair pair = Certificates.in(folder).server("127.0.0.1");
        SSLContext tls = ServerCertificate.context(pair.certificate(), pair.key(),
                new Subject("prometheus", Category.REFUSED));
        try (MetricsServer server = MetricsServer.open(new MetricsServer.Place("", 0), Optional.of(tls),
                Optional.empty(), MetricsServerTest::page, ServerBounds.usual())) {
            assertThat(Peer.require("curl").run("-sS", "--compressed", "-D", "-", "--cacert",
                    folder.resolve("authority.pem").toString(), "https://127.0.0.1:" + server.port() + "/metrics")
                    .succeeded().output().replace("\r", "")).contains("Content-Encoding: gzip\n").endsWith(LARGE);
        }
    }

    @Test
    void whoIsSlowIsSentAwayAndKeepsNobodyOut() throws IOException {
        try (MetricsServer server = open(0, Optional.empty(), SHORT)) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                slow.add(connect(server));
                slow.getLast().getOutputStream().write('G');
            }
            for (Socket socket : slow) {
                assertThat(socket.getInputStream().read()).isNegative();
                socket.close();
            }
            try (Socket socket = connect(server)) {
                assertThat(ask(socket, "GET / HTTP/1.1\n\n")).contains(" 200 ");
            }
        }
    }

    @Test
    void theIdlestMakesRoom() throws IOException {
        try (MetricsServer server = open(0, Optional.empty(), SHORT)) {
            List<Socket> idle = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                idle.add(connect(server));
                assertThat(ask(idle.get(i), "GET / HTTP/1.1\n\n")).contains(" 200 ");
            }
            assertThat(idle.getFirst().getInputStream().read()).isNegative();
            assertThat(ask(idle.get(1), "GET / HTTP/1.1\n\n")).contains(" 200 ");
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void whatIsNoRequestIsToldSo() throws IOException {
        try (MetricsServer server = open(0, Optional.empty(), SHORT)) {
            for (String request : List.of("\u0016\u0003\u0001\n\n", "GET /\n\n", "GET / HTTP/1.1\nX: "
                    + "x".repeat(20_000) + "\n\n")) {
                try (Socket socket = connect(server)) {
                    assertThat(ask(socket, request)).satisfiesAnyOf(
                            answer -> assertThat(answer).startsWith("HTTP/1.1 400 "),
                            answer -> assertThat(answer).isEmpty());
                } catch (IOException reset) {
                    assertThat(request).hasSizeGreaterThan(16_000);
                }
            }
        }
    }

    @Test
    void aPortThatWasLeftIsFreeAtOnce() throws IOException {
        MetricsServer first = open(0, Optional.empty(), SHORT);
        int port = first.port();
        try (Socket socket = connect(first)) {
            try (first) {
                assertThat(ask(socket, "GET / HTTP/1.1\n\n")).contains(" 200 ");
                assertThatThrownBy(() -> open(port, Optional.empty(), SHORT)).isInstanceOf(IOException.class)
                        .hasMessageContaining(":" + port);
            }
            try (MetricsServer second = open(port, Optional.empty(), SHORT); Socket other = connect(second)) {
                assertThat(ask(other, "GET / HTTP/1.1\n\n")).contains(" 200 ");
            }
        }
    }
}
