package io.gather.transport.net.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.programs.Peer;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.tls.ServerCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SiteServerTest {
    private static final String PASSWORD = "correct horse battery ü";
    private static final SiteBounds SHORT = new SiteBounds(3, Duration.ofMillis(400), Duration.ofMillis(700));
    private static final byte[] BLOCK = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;
    private final List<String> notices = new CopyOnWriteArrayList<>();

    private static SiteReply page(SiteRequest request) throws IOException {
        return switch (request.path()) {
            case "/endless" -> new SiteReply(200, "text/plain", out -> {
                while (true) {
                    out.write(BLOCK);
                }
            });
            case "/fails" -> throw new IOException("the disk is gone");
            case "/late" -> new SiteReply(200, "text/plain", out -> {
                out.write(BLOCK);
                out.write(BLOCK);
                throw new IllegalStateException("in the middle");
            });
            default -> SiteReply.text(200, request.path() + " " + request.query() + " " + request.root());
        };
    }

    private static SitePlace place(int port) {
        return new SitePlace(InetAddress.getLoopbackAddress(), port, Set.of("Web.Example.org"));
    }

    private SiteServer open(Optional<SiteLogin> login, SiteBounds bounds) throws IOException {
        return SiteServer.open(place(0), Optional.empty(), login, SiteServerTest::page, bounds, notices::add);
    }

    private SiteServer open() throws IOException {
        return open(Optional.empty(), SiteBounds.USUAL);
    }

    private static Socket connect(SiteServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static String ask(SiteServer server, String lines) throws IOException {
        try (Socket socket = connect(server)) {
            return ask(socket, lines);
        }
    }

    /** Head and content of one answer. */
    private static String ask(Socket socket, String lines) throws IOException {
        send(socket, lines + "\n\n");
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return answer.toString();
            }
            answer.append((char) next);
        }
        String length = answer.toString().replaceFirst("(?is).*content-length: (\\d+).*", "$1");
        if (length.matches("\\d+") && !lines.startsWith("HEAD")) {
            answer.append(new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8));
        }
        return answer.toString().replace("\r\n", "\n");
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\nHost: localhost";
    }

    private static String basic(String password) {
        return "\nAuthorization: Basic " + Base64.getEncoder().encodeToString(("admin:" + password)
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aConnectionIsGoodForSeveralPages() throws Exception {
        try (SiteServer server = open(); Socket socket = connect(server)) {
            assertThat(ask(socket, get("/a%20b?x=1&y=%C3%BC+2&x=3"))).startsWith("HTTP/1.1 200 OK\n")
                    .endsWith("/a b {x=3, y=ü 2} http://localhost\n");
            assertThat(ask(socket, "HEAD / HTTP/1.1\nHost: localhost")).startsWith("HTTP/1.1 200 OK\n")
                    .endsWith("\n\n");
            assertThat(ask(socket, get("/c"))).contains("/c {}");
        }
    }

    @Test
    void browsersAreToldWhatTheyMayNotDo() throws Exception {
        try (SiteServer server = open()) {
            assertThat(ask(server, get("/")).toLowerCase(java.util.Locale.ROOT)).contains(
                    "content-security-policy: default-src 'none'; script-src 'self';", "frame-ancestors 'none'\n",
                    "x-content-type-options: nosniff\n", "referrer-policy: no-referrer\n", "x-frame-options: deny\n",
                    "cache-control: no-store\n");
        }
    }

    @Test
    void nothingCanBeSentToIt() throws Exception {
        try (SiteServer server = open()) {
            assertThat(ask(server, "POST / HTTP/1.1\nHost: localhost\nContent-Length: 3\n\nabc")).contains(" 413 ");
            assertThat(ask(server, "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n0\n"))
                    .contains(" 413 ");
            assertThat(ask(server, "DELETE / HTTP/1.1\nHost: localhost")).contains(" 405 ", "Allow: GET, HEAD");
            assertThat(ask(server, get("/?" + "x".repeat(9000)))).contains(" 414 ");
        }
    }

    @Test
    void tooLongAHeadEndsTheConnection() throws Exception {
        try (SiteServer server = open(); Socket socket = connect(server)) {
            assertThatThrownBy(() -> {
                if (ask(socket, get("/") + "\nX: " + "y".repeat(1 << 20)).contains(" 200 ")) {
                    throw new AssertionError("it was answered");
                }
                throw new IOException("it was not answered");
            }).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8765", "[::1]:8765", "WEB.example.org", "192.0.2.7"})
    void itIsCalledByItsNames(String host) throws Exception {
        try (SiteServer server = open()) {
            assertThat(ask(server, "GET / HTTP/1.1\nHost: " + host)).contains(" 200 ", "http://" + host);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "a b", "",
            "localhost/x",
            "localhost\nX-Host: evil", "<script>"})
    void itAnswersToNoOtherName(String host) throws Exception {
        try (SiteServer server = open()) {
            String answer = ask(server, "GET / HTTP/1.1\nHost: " + host);
            if (host.contains("\n")) {
                assertThat(answer).contains(" 200 ").doesNotContain("evil");
            } else {
                assertThat(answer).contains(" 421 ").doesNotContain("{}");
            }
        }
    }

    @Test
    void whoTellsThePasswordComesIn() throws Exception {
        try (SiteServer server = open(Optional.of(SiteLogin.of(PASSWORD.toCharArray())), SiteBounds.USUAL)) {
            assertThat(ask(server, get("/"))).contains(" 401 ", "Basic realm=\"gather\"")
                    .doesNotContain("{}");
            assertThat(ask(server, get("/") + basic(PASSWORD))).contains(" 200 ");
            assertThat(ask(server, get("/") + basic(PASSWORD + "x"))).contains(" 401 ");
            for (String odd : List.of("Basic", "Basic %%%", "Basic " + Base64.getEncoder().encodeToString("x".getBytes(
                    StandardCharsets.UTF_8)), "Digest x", "Bearer", "Bearer nothing")) {
                assertThat(ask(server, get("/") + "\nAuthorization: " + odd)).as(odd).contains(" 401 ");
            }
        }
        try (SiteServer server = open(Optional.of(SiteLogin.of("a-token-of-16-ch".toCharArray())), SiteBounds.USUAL)) {
            assertThat(ask(server, get("/") + "\nAuthorization: Bearer a-token-of-16-ch")).contains(" 200 ");
        }
    }

    @Test
    void whoGuessesIsSlowedDown() throws Exception {
        try (SiteServer server = open(Optional.of(SiteLogin.of(PASSWORD.toCharArray())), SiteBounds.USUAL)) {
            for (int i = 0; i < GuessBrake.FREE; i++) {
                assertThat(ask(server, get("/") + basic("guess " + i))).contains(" 401 ");
            }
            assertThat(ask(server, get("/") + basic("another"))).contains(" 429 ", "Retry-after: 5");
            assertThat(ask(server, get("/") + basic(PASSWORD))).as("not even looked at").contains(" 429 ");
        }
    }

    @Test
    void withoutAPasswordItIsForThisMachineAlone() throws Exception {
        SitePlace all = new SitePlace(InetAddress.getByName("0.0.0.0"), 0, Set.of());
        assertThatThrownBy(() -> SiteServer.open(all, Optional.empty(), Optional.empty(), SiteServerTest::page,
                SiteBounds.USUAL, notices::add)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsSlowIsSentAway() throws Exception {
        try (SiteServer server = open(Optional.empty(), SHORT)) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                slow.add(connect(server));
                send(slow.getLast(), "GET / HT");
            }
            for (Socket socket : slow) {
                assertThat(endOf(socket)).isTrue();
                socket.close();
            }
            assertThat(ask(server, get("/"))).contains(" 200 ");
        }
    }

    @Test
    void whoDoesNotReadIsSentAway() throws Exception {
        try (SiteServer server = open(Optional.empty(), SHORT); Socket idle = connect(server)) {
            send(idle, get("/endless") + "\n\n");
            try (Socket reading = connect(server)) {
                send(reading, get("/endless") + "\n\n");
                assertThat(endOf(reading)).as("an answer without an end is cut off").isTrue();
            }
            assertThat(endOf(idle)).isTrue();
        }
    }

    /** Reads until the other side has closed it. */
    private static boolean endOf(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void whoComesWhenItIsFullIsSentAway() throws Exception {
        SiteBounds two = new SiteBounds(2, Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (SiteServer server = open(Optional.empty(), two);
                Socket one = connect(server);
                Socket other = connect(server)) {
            send(one, get("/endless") + "\n\n");
            send(other, get("/endless") + "\n\n");
            assertThat(one.getInputStream().read()).isPositive();
            assertThat(other.getInputStream().read()).isPositive();
            try (Socket third = connect(server)) {
                send(third, get("/") + "\n\n");
                assertThat(endOf(third)).isTrue();
            }
        }
    }

    @Test
    void whatFailsIsToldWhoeverRunsIt() throws Exception {
        try (SiteServer server = open()) {
            assertThat(ask(server, get("/fails"))).contains(" 500 ").doesNotContain("disk is gone");
            assertThat(notices).hasSize(1).first().asString().contains("/fails", "the disk is gone");
            try (Socket socket = connect(server)) {
                send(socket, get("/late") + "\n\n");
                String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(all).contains(" 200 ").doesNotEndWith("0\r\n\r\n");
            }
            assertThat(ask(server, get("/"))).contains(" 200 ");
        }
    }

    @Test
    void curlReadsItOverTls() throws Exception {
        Pair pair = Certificates.in(folder).server("127.0.0.1");
        try (SiteServer server = SiteServer.open(place(0),
                Optional.of(new ServerCertificate(new PemFile(pair.certificate(), "--tls-cert"),
                        new PemFile(pair.key(), "--tls-key")).context(notices::add)),
                Optional.empty(), SiteServerTest::page, SiteBounds.USUAL, notices::add)) {
            String address = "https://127.0.0.1:" + server.port();
            assertThat(Peer.require("curl").run("-sS", "--cacert", folder.resolve("authority.pem").toString(),
                    address + "/x").succeeded().output()).contains("/x {} " + address);
            try (Socket slow = connect(server)) {
                send(slow, "GET / HTTP/1.1\n\n");
                assertThat(endOf(slow)).isTrue();
            }
        }
    }

    @Test
    void itsPortIsFreeWhenItIsClosed() throws Exception {
        SiteServer first = open();
        int port = first.port();
        try (Socket reading = connect(first)) {
            send(reading, get("/endless") + "\n\n");
            assertThat(reading.getInputStream().read()).isPositive();
            first.close();
        }
        try (SiteServer second = SiteServer.open(place(port), Optional.empty(), Optional.empty(), SiteServerTest::page,
                SiteBounds.USUAL, notices::add)) {
            assertThat(ask(second, get("/"))).contains(" 200 ");
        }
    }
}
