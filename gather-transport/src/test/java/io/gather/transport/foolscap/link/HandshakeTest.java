package io.gather.transport.foolscap.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.random.Seed;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.negotiation.ClearText;
import io.gather.transport.foolscap.negotiation.HeaderBlock;
import io.gather.transport.foolscap.negotiation.Negotiation;
import io.gather.transport.foolscap.negotiation.PeerTable;
import io.gather.transport.foolscap.tub.Tub;
import io.gather.transport.foolscap.tub.TubTls;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who gets in, and how those hear of it who do not. */
@Timeout(60)
class HandshakeTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** By their ids: the lower one is the slave. */
    private static Tub low;
    private static Tub high;

    @TempDir
    Path folder;

    @BeforeAll
    static void tubs() {
        List<Tub> tubs = Stream.of(Tub.create(Instant.now()), Tub.create(Instant.now()))
                .sorted((a, b) -> a.id().compareTo(b.id())).toList();
        low = tubs.getFirst();
        high = tubs.getLast();
    }

    @Test
    void speaksWithKeysOfOtherKindsAndOlderTls() throws Exception {
        Pair pair = Certificates.in(folder).selfSigned("localhost");
        Path file = Files.writeString(folder.resolve("ec.pem"),
                Files.readString(pair.key()) + Files.readString(pair.certificate()));
        Tub elliptic = Tub.read(file);
        try (Listening us = new Listening(elliptic, SessionLimits.USUAL);
                Listening them = new Listening(high, SessionLimits.USUAL);
                Session there = us.dial(them)) {
            assertThat(them.session().peer()).isEqualTo(elliptic.id());
            assertThat(there.peer()).isEqualTo(high.id());
        }
        for (Tub tub : List.of(elliptic, high)) {
            try (Listening us = new Listening(tub, SessionLimits.USUAL);
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), us.port())) {
                socket.getOutputStream().write(ClearText.request(tub.id(), "127.0.0.1"));
                ClearText.accepted(HeaderBlock.read(socket.getInputStream()));
                SSLSocket old = new TubTls(low).asClient(socket);
                old.setEnabledProtocols(new String[]{"TLSv1.2"});
                old.startHandshake();
                assertThat(TubTls.peer(old)).contains(tub.id());
                assertThat(HeaderBlock.read(old.getInputStream())).contains("my-tub-id: " + tub.id());
            }
        }
    }

    /** The decision cannot be sent any more: the peer comes again, and is not taken for its own double. */
    @Test
    void letsInWhoCouldNotBeToldThatItIsLetIn() throws Exception {
        try (Listening us = new Listening(high, Listening.QUICK);
                BreakingServer server = new BreakingServer(() -> us.endpoint.isConnected(low.id()))) {
            Thread.ofVirtual().start(() -> server.take(us.endpoint));
            Listening peer = new Listening(low, Listening.QUICK);
            assertThatThrownBy(() -> peer.endpoint.dialled(server.dial(), "127.0.0.1", high.id()))
                    .isInstanceOf(IOException.class);
            assertThat(server.failure.get(10, TimeUnit.SECONDS)).hasMessageContaining("the line broke");
            assertThat(us.endpoint.isConnected(low.id())).isFalse();
            try (Session session = peer.dial(us)) {
                assertThat(session.peer()).isEqualTo(high.id());
            }
            peer.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"'GET / HTTP/1.1\r\nHost: x\r\n\r\n',knows nothing but GET /id/TUBID",
            "'GET /id/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1\r\n\r\n',unknown TubID aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "'SSH-2.0-x\r\n\r\n',knows nothing but"})
    void tellsStrangersWhoItIs(String text, String answer) throws Exception {
        try (Listening us = new Listening(high, Listening.QUICK);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), us.port())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes()).asString()
                    .startsWith("HTTP/1.1 500 Internal Server Error: ").contains(answer).endsWith("\r\n\r\n");
            assertThat(us.refusal()).contains(answer);
        }
    }

    @Test
    void waitsForNobodyLongerThanItShould() throws Exception {
        try (Listening us = new Listening(high, Listening.QUICK);
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), us.port());
                Socket half = new Socket(InetAddress.getLoopbackAddress(), us.port())) {
            half.getOutputStream().write(ClearText.request(high.id(), "x"));
            assertThat(HeaderBlock.read(half.getInputStream())).contains("101");

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(half.getInputStream().read()).isEqualTo(-1);
            assertThat(us.refusal()).isEqualTo("not agreed on in time");
            assertThat(us.refusal()).isEqualTo("not agreed on in time");
        }
    }

    @Test
    void endsWhoSendsAnythingElse() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        try (Listening us = new Listening(high, Listening.QUICK)) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), us.port());
                sockets.add(socket);
                byte[] bytes = new byte[random.nextInt(6000)];
                random.nextBytes(bytes);
                if (i % 2 == 0) {
                    socket.getOutputStream().write(ClearText.request(high.id(), "x"));
                }
                socket.getOutputStream().write(bytes);
            }
            try (RawPeer good = RawPeer.dial(low, us)) {
                good.send(us.asking());
                assertThat(good.next()).as("seed " + seed).isInstanceOf(Message.Answer.class);
            }
            for (int i = 0; i < 60; i++) {
                assertThat(us.refusal()).as("seed " + seed).isNotEqualTo("null");
            }
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void saysWhyNobodyGetsInWithoutACertificate() throws Exception {
        SSLContext nobody = SSLContext.getInstance("TLS");
        nobody.init(null, new TrustManager[]{trusting()}, new SecureRandom());
        try (Listening us = new Listening(high, SessionLimits.USUAL);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), us.port())) {
            socket.getOutputStream().write(ClearText.request(high.id(), "127.0.0.1"));
            ClearText.accepted(HeaderBlock.read(socket.getInputStream()));
            SSLSocket secure = (SSLSocket) nobody.getSocketFactory().createSocket(socket, "127.0.0.1", us.port(), true);
            secure.startHandshake();
            secure.getOutputStream().write("banana-negotiation-range: 3 3\r\nmy-tub-id: %s\r\n\r\n".formatted(low.id())
                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(HeaderBlock.read(secure.getInputStream())).contains("my-tub-id");
            assertThat(HeaderBlock.read(secure.getInputStream()))
                    .contains("error: you must use a certificate to claim a TubID");
            assertThat(us.refusal()).contains("you must use a certificate");
        }
    }

    private static X509ExtendedTrustManager trusting() throws Exception {
        var made = Class.forName("io.gather.transport.foolscap.tub.AnyCertificate").getDeclaredConstructor();
        made.setAccessible(true);
        return (X509ExtendedTrustManager) made.newInstance();
    }

    @Test
    void doesNotSpeakWithSomebodyElse() throws Exception {
        try (Listening us = new Listening(low, SessionLimits.USUAL);
                ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // It says that it is another tub than its certificate proves.
            Thread.ofVirtual().start(() -> {
                try (Socket socket = listener.accept()) {
                    Object ignored = new Handshake(high.id(), new TubTls(low), new PeerTable())
                            .asServer(new Wire(socket));
                } catch (IOException expected) {
                    // We do not go on with it.
                }
            });

            assertThatThrownBy(
                    () -> us.endpoint.dialled(new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort()),
                            "x", high.id()))
                    .hasMessage("TubID mismatch");
            assertThat(us.endpoint.isConnected(high.id())).isFalse();
        }
    }

    @Test
    void keepsTheFirstOfConnectionsDialledInParallel() throws Exception {
        try (Listening master = new Listening(high, SessionLimits.USUAL)) {
            // Both hellos are written before either decision is known, as with two hints.
            PeerTable process = new PeerTable();
            HeaderBlock hello = Negotiation.asClient(low.id(), high.id(), process.last(high.id()), process,
                    new Wire(new Socket())).hello();
            Wire first = new Wire(new Socket(InetAddress.getLoopbackAddress(), master.port()));
            assertThat(new Handshake(low.id(), new TubTls(low), process)
                    .asClient(first, "x", high.id(), process.last(high.id())).agreement()
                    .peer())
                    .isEqualTo(high.id());
            Session kept = master.session();
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), master.port());
            socket.getOutputStream().write(ClearText.request(high.id(), "x"));
            ClearText.accepted(HeaderBlock.read(socket.getInputStream()));
            SSLSocket second = new TubTls(low).asClient(socket);
            second.getOutputStream().write(hello.bytes());

            assertThat(HeaderBlock.read(second.getInputStream())).contains("my-tub-id");
            assertThat(HeaderBlock.read(second.getInputStream())).contains("error: Duplicate connection");
            second.close();
            assertThat(master.refusal()).isEqualTo("Duplicate connection");
            assertThat(kept.awaitEnd(Duration.ofMillis(1))).isEmpty();
            first.end("done");
        }
    }

    @Test
    void followsTheMasterToItsNewConnection() throws Exception {
        try (Listening us = new Listening(low, SessionLimits.USUAL);
                Listening them = new Listening(high, SessionLimits.USUAL);
                Session first = us.dial(them)) {
            Session theirs = them.session();
            // We know of the first one and come again: for the master it must be dead.
            try (Session second = us.dial(them)) {
                assertThat(first.awaitEnd(SOON)).isPresent();
                assertThat(theirs.awaitEnd(SOON)).isPresent();
                assertThat(second.broker().find(them.furl, SOON).type()).contains("RIAdding.gather");
                assertThat(us.endpoint.isConnected(high.id())).isTrue();
            }
            assertThat(us.endpoint.isConnected(high.id())).isFalse();
        }
    }
}
