package io.gather.transport.foolscap.listen;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import io.gather.core.error.GatherException;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.negotiation.ClearText;
import io.gather.transport.foolscap.negotiation.HeaderBlock;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.tub.Tub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class TubListenerTest {
    private static final ListenLimits FEW = new ListenLimits(100, 60, 40, 20, Duration.ofSeconds(3));
    private static final SessionLimits QUICK = new SessionLimits(SessionLimits.USUAL.banana(),
            SessionLimits.USUAL.stranger(), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5),
            Duration.ofSeconds(5), Duration.ofSeconds(5), 50_000);

    private final Tub tub = Tub.create(Instant.now());

    @Test
    void tellsWhoComesAndGoes() throws Exception {
        try (EchoingTub door = new EchoingTub(FEW, QUICK)) {
            try (Session session = door.visit(EchoingTub.peer(tub))) {
                assertThat(door.next("arrived")).isEqualTo("arrived " + tub.id());
                assertThat(session.address()).isEqualTo(door.listener.address());
                assertThat(door.listener.connections()).isOne();
            }
            assertThat(door.next("left")).startsWith("left " + tub.id());
        }
    }

    @Test
    void standsWhateverComesFromOneAddress() throws Exception {
        try (EchoingTub door = new EchoingTub(FEW, QUICK); Session before = door.visit(EchoingTub.peer(tub))) {
            door.next("arrived");
            Random random = new Random(5);
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                Socket socket = door.socket();
                if (i % 3 == 0) {
                    byte[] bytes = new byte[1 + random.nextInt(300)];
                    random.nextBytes(bytes);
                    send(socket, bytes);
                }
                open.add(socket);
                if (open.size() > 200) {
                    open.removeFirst().close();
                }
            }
            door.assertEchoes(before);
            assertThat(door.listener.connections()).isLessThanOrEqualTo(21);
            door.next("refused TOO_MANY_STRANGERS_FROM_ONE_ADDRESS");
            for (Socket each : open) {
                each.close();
            }
            // Those that said nothing at all are let go after two seconds; then there is room again.
            door.next("refused NOT_AGREED");
            visitInTime(door, EchoingTub.peer(Tub.create(Instant.now()))).close();
        }
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException expected) {
            // It was sent away already.
        }
    }

    /** As a node that dials again. */
    private static Session visitInTime(EchoingTub door, TubEndpoint as) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                return door.visit(as);
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    @Test
    void waitsNoLongerForWhoSendsAByteNowAndThen() throws Exception {
        try (EchoingTub door = new EchoingTub(FEW, QUICK); Socket slow = door.socket()) {
            byte[] request = ClearText.request(door.furl.tub(), "127.0.0.1");
            long begin = System.nanoTime();
            assertThatThrownBy(() -> {
                for (byte each : request) {
                    slow.getOutputStream().write(each);
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
            assertThat(door.next("refused")).contains("not agreed on in time");
        }
    }

    @Test
    void tellsWhoComesToTheWrongTub() throws Exception {
        try (EchoingTub door = new EchoingTub(FEW, QUICK); Socket socket = door.socket()) {
            TubId other = Tub.create(Instant.now()).id();
            socket.getOutputStream().write(ClearText.request(other, "127.0.0.1"));
            assertThat(said(socket)).startsWith("HTTP/1.1 500 Internal Server Error: unknown TubID");
            assertThat(door.next("refused")).contains("unknown TubID");
        }
    }

    @Test
    void tellsWhoComesWithoutACertificate() throws Exception {
        SSLContext nobody = SSLContext.getInstance("TLS");
        nobody.init(null, new TrustManager[]{new TrustingAll()}, new SecureRandom());
        try (EchoingTub door = new EchoingTub(FEW, QUICK); Socket socket = door.socket()) {
            socket.getOutputStream().write(ClearText.request(door.furl.tub(), "127.0.0.1"));
            ClearText.accepted(HeaderBlock.read(socket.getInputStream()));
            SSLSocket secure = (SSLSocket) nobody.getSocketFactory().createSocket(socket, "127.0.0.1", 1, true);
            secure.startHandshake();
            send(secure, ("banana-negotiation-range: 3 3\r\nmy-tub-id: " + tub.id() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(said(secure)).contains("error: you must use a certificate to claim a TubID");
            assertThat(door.next("refused")).contains("NOT_AGREED").contains("you must use a certificate");
            door.visit(EchoingTub.peer(tub)).close();
        }
    }

    private static final class TrustingAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void answersABrowser() throws Exception {
        try (EchoingTub door = new EchoingTub(FEW, QUICK); Socket socket = door.socket()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(said(socket)).startsWith("HTTP/1.1 500 ");
        }
    }

    private static String said(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void keepsNobodyWhoAsksForNothing() throws Exception {
        try (EchoingTub door = new EchoingTub(FEW, QUICK);
                Session idle = EchoingTub.peer(tub).dialled(door.socket(), "127.0.0.1", door.furl.tub())) {
            assertThat(door.next("refused")).startsWith("refused ASKED_FOR_NOTHING");
            assertThat(idle.awaitEnd(EchoingTub.SOON)).isPresent();
        }
    }

    @Test
    void sendsAwayWhoGuesses() throws Exception {
        try (EchoingTub door = new EchoingTub(FEW, QUICK);
                Session session = EchoingTub.peer(tub).dialled(door.socket(), "127.0.0.1", door.furl.tub())) {
            for (int i = 0; i < 3; i++) {
                Furl guess = new Furl(door.furl.tub(), door.furl.hints(), Furl.newName());
                assertThatThrownBy(() -> session.broker().find(guess, EchoingTub.SOON))
                        .isInstanceOf(CallException.class);
            }
            assertThat(door.next("refused")).isEqualTo("refused ASKED_FOR_NOTHING the peer guesses names");
            assertThat(session.awaitEnd(EchoingTub.SOON)).isPresent();
        }
    }

    @Test
    void takesThePeerThatStartedAgainForTheOneThatIsGone() throws Exception {
        try (EchoingTub door = new EchoingTub(FEW, QUICK);
                Session first = door.visit(EchoingTub.peer(tub));
                Session second = door.visit(EchoingTub.peer(tub))) {
            assertThat(first.awaitEnd(EchoingTub.SOON)).isPresent();
            door.assertEchoes(second);
        }
    }

    @Test
    void endsEverythingWhenItIsClosed() throws Exception {
        EchoingTub door = new EchoingTub(FEW, QUICK);
        try (Session session = door.visit(EchoingTub.peer(tub)); Socket stranger = door.socket()) {
            door.next("arrived");
            door.close();
            assertThat(session.awaitEnd(EchoingTub.SOON)).isPresent();
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(door::socket).isInstanceOf(IOException.class);
            assertThat(door.listener.connections()).isZero();
        } finally {
            door.close();
        }
    }

    /** What is not said of a failure is no reason to let nobody in any more. */
    @Test
    void staysOpenWhateverFailsAtTheDoor() throws Exception {
        ListenLimits one = new ListenLimits(100, 60, 40, 1, Duration.ofSeconds(20));
        try (EchoingTub door = new EchoingTub(one, QUICK)) {
            try (Socket _ = door.socket()) {
                door.mistakes.set(2);
                for (int i = 0; i < 2; i++) {
                    try (Socket refused = door.socket()) {
                        assertThat(refused.getInputStream().read()).isEqualTo(-1);
                    }
                }
            }
            visitInTime(door, EchoingTub.peer(tub)).close();
            assertThat(door.mistakes).hasValue(0);
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        try (EchoingTub door = new EchoingTub(FEW, QUICK)) {
            ListenPort same = ListenPort.read("tcp:" + door.listener.address().getPort() + ":interface=127.0.0.1", "");
            assertThatThrownBy(() -> TubListener.open(same, EchoingTub.peer(tub), FEW, door))
                    .isInstanceOf(GatherException.class).hasMessageContaining(same.toString());
        }
    }
}
