package io.gather.transport.foolscap.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.random.Seed;
import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Inbound;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.MessageReader;
import io.gather.transport.foolscap.message.MessageWriter;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.negotiation.ClearText;
import io.gather.transport.foolscap.negotiation.HeaderBlock;
import io.gather.transport.foolscap.negotiation.Negotiation;
import io.gather.transport.foolscap.negotiation.PeerTable;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;
import io.gather.transport.foolscap.tub.Tub;
import io.gather.transport.foolscap.tub.TubTls;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With peers of our own, well and ill behaved. */
@Timeout(60)
class SessionTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final SessionLimits QUICK = new SessionLimits(
            new BananaLimits(100_000, 1000, 20, 10_000, 1_000_000, 3_000_000), Duration.ofSeconds(2),
            Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(5), 50_000);
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

    private static Session dial(TubEndpoint from, Listening to) throws IOException {
        return from.dialled(new Socket("127.0.0.1", to.port()), "127.0.0.1", to.furl.tub());
    }

    /** A peer that says what a test wants. */
    private record Raw(SSLSocket socket, MessageReader messages, MessageWriter writer) implements AutoCloseable {
        static Raw dial(Tub tub, Listening to) throws IOException {
            Wire wire = new Wire(new Socket("127.0.0.1", to.port()));
            Handshake.Agreed agreed = new Handshake(tub.id(), new TubTls(tub), new PeerTable()).asClient(wire,
                    "127.0.0.1", to.furl.tub());
            return new Raw(agreed.socket(),
                    new MessageReader(agreed.socket().getInputStream(), agreed.agreement().vocabulary(),
                            BananaLimits.USUAL, to.furl.tub()),
                    new MessageWriter(Vocabulary.initial(1)));
        }

        void send(Message message) throws IOException {
            send(writer.bytes(message));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        Inbound next() throws IOException {
            return Objects.requireNonNull(messages.next());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static byte[] bytes(int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(bytes).forEach(out::write);
        return out.toByteArray();
    }

    private static Message.Call find(Listening in) {
        return new Message.Call(1, 0, "getReferenceByName",
                Arguments.none().with("name", Value.bytes(in.furl.name())));
    }

    private static String end(Session session) throws InterruptedException {
        return session.awaitEnd(SOON).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callsBothWays(boolean weAreTheMaster) throws Exception {
        try (Listening us = new Listening(weAreTheMaster ? high : low, SessionLimits.USUAL);
                Listening them = new Listening(weAreTheMaster ? low : high, SessionLimits.USUAL);
                Session ours = dial(us.endpoint, them)) {
            Session theirs = them.session();
            RemoteReference object = ours.broker().find(them.furl, SOON);
            assertThat(object.call("add", Arguments.of(Value.of(1), Value.of(2)), SOON)).isEqualTo(Value.of(3));
            assertThat(theirs.broker().find(us.furl, SOON).call("add", Arguments.of(Value.of(3), Value.of(4)), SOON))
                    .isEqualTo(Value.of(7));
            assertThat(object.call("call",
                    Arguments.of(ours.broker().lend(us.object), Value.of(5), Value.of(6)), SOON)).isEqualTo(Value.of(11));
            assertThatThrownBy(() -> ours.broker().find(new Furl(them.furl.tub(), List.of(), "guess"), SOON))
                    .isInstanceOf(CallException.class);
            assertThat(them.heard).containsExactly("unknown name");
            theirs.close();
            assertThat(end(theirs)).isEqualTo("closed by us");
            assertThat(end(ours)).isEqualTo("closed by the peer");
            assertThat(them.endpoint.isConnected(us.furl.tub())).isFalse();
            assertThat(us.endpoint.isConnected(them.furl.tub())).isFalse();
        }
    }

    @Test
    void speaksWithKeysOfOtherKindsAndOlderTls() throws Exception {
        Pair pair = Certificates.in(folder).selfSigned("localhost");
        Path file = Files.writeString(folder.resolve("ec.pem"),
                Files.readString(pair.key()) + Files.readString(pair.certificate()));
        Tub elliptic = Tub.read(file);
        try (Listening us = new Listening(elliptic, SessionLimits.USUAL);
                Listening them = new Listening(high, SessionLimits.USUAL); Session there = dial(us.endpoint, them)) {
            assertThat(them.session().peer()).isEqualTo(elliptic.id());
            assertThat(there.peer()).isEqualTo(high.id());
        }
        for (Tub tub : List.of(elliptic, high)) {
            try (Listening us = new Listening(tub, SessionLimits.USUAL);
                    Socket socket = new Socket("127.0.0.1", us.port())) {
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

    @ParameterizedTest
    @CsvSource({"'GET / HTTP/1.1\r\nHost: x\r\n\r\n',knows nothing but GET /id/TUBID",
            "'GET /id/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1\r\n\r\n',unknown TubID aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "'SSH-2.0-x\r\n\r\n',knows nothing but"})
    void tellsStrangersWhoItIs(String text, String answer) throws Exception {
        try (Listening us = new Listening(high, QUICK); Socket socket = new Socket("127.0.0.1", us.port())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes()).asString()
                    .startsWith("HTTP/1.1 500 Internal Server Error: ").contains(answer).endsWith("\r\n\r\n");
            assertThat(us.refusal()).contains(answer);
        }
    }

    @Test
    void waitsForNobodyLongerThanItShould() throws Exception {
        try (Listening us = new Listening(high, QUICK); Socket silent = new Socket("127.0.0.1", us.port());
                Socket half = new Socket("127.0.0.1", us.port())) {
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
        try (Listening us = new Listening(high, QUICK)) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Socket socket = new Socket("127.0.0.1", us.port());
                sockets.add(socket);
                byte[] bytes = new byte[random.nextInt(6000)];
                random.nextBytes(bytes);
                if (i % 2 == 0) {
                    socket.getOutputStream().write(ClearText.request(high.id(), "x"));
                }
                socket.getOutputStream().write(bytes);
            }
            try (Raw good = Raw.dial(low, us)) {
                good.send(find(us));
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
                Socket socket = new Socket("127.0.0.1", us.port())) {
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
                    Object ignored = new Handshake(high.id(), new TubTls(low), new PeerTable()).asServer(new Wire(socket));
                } catch (IOException expected) {
                    // We do not go on with it.
                }
            });

            assertThatThrownBy(() -> us.endpoint.dialled(new Socket("127.0.0.1", listener.getLocalPort()), "x", high.id()))
                    .hasMessage("TubID mismatch");
            assertThat(us.endpoint.isConnected(high.id())).isFalse();
        }
    }

    @Test
    void keepsTheFirstOfConnectionsDialledInParallel() throws Exception {
        try (Listening master = new Listening(high, SessionLimits.USUAL)) {
            // Both hellos are written before either decision is known, as with two hints.
            PeerTable process = new PeerTable();
            HeaderBlock hello = Negotiation.asClient(low.id(), high.id(), process, () -> {}).hello();
            Wire first = new Wire(new Socket("127.0.0.1", master.port()));
            assertThat(new Handshake(low.id(), new TubTls(low), process).asClient(first, "x", high.id()).agreement().peer())
                    .isEqualTo(high.id());
            Session kept = master.session();
            Socket socket = new Socket("127.0.0.1", master.port());
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
        try (Listening us = new Listening(low, SessionLimits.USUAL); Listening them = new Listening(high, SessionLimits.USUAL);
                Session first = dial(us.endpoint, them)) {
            Session theirs = them.session();
            // We know of the first one and come again: for the master it must be dead.
            try (Session second = dial(us.endpoint, them)) {
                assertThat(first.awaitEnd(SOON)).isPresent();
                assertThat(theirs.awaitEnd(SOON)).isPresent();
                assertThat(second.broker().find(them.furl, SOON).type()).contains("RIAdding.gather");
                assertThat(us.endpoint.isConnected(high.id())).isTrue();
            }
            assertThat(us.endpoint.isConnected(high.id())).isFalse();
        }
    }

    @Test
    void endsAPeerThatDoesNotKeepToTheProtocol() throws Exception {
        try (Listening us = new Listening(high, SessionLimits.USUAL); Raw raw = Raw.dial(low, us)) {
            raw.send(bytes(0x80));

            assertThat(raw.next()).isInstanceOfSatisfying(Inbound.Complaint.class,
                    it -> assertThat(it.text()).contains("0x80"));
            assertThat(end(us.session())).contains("does not keep to the protocol");
        }
    }

    @Test
    void hearsWhyAPeerGoes() throws Exception {
        try (Listening us = new Listening(high, SessionLimits.USUAL); Raw raw = Raw.dial(low, us)) {
            raw.send(raw.writer().complaint("enough"));

            assertThat(end(us.session())).isEqualTo("the peer says: enough");
        }
    }

    @Test
    void goesOnAfterACallThatItCannotTake() throws Exception {
        try (Listening us = new Listening(high, QUICK); Raw raw = Raw.dial(low, us)) {
            raw.send(find(us));
            assertThat(raw.next()).isInstanceOf(Message.Answer.class);
            raw.send(new Message.Call(2, 1, "echo", Arguments.of(Value.text("x".repeat(200_000)))));
            raw.send(new Message.Call(3, 1, "add", Arguments.of(Value.of(1), Value.of(2))));

            assertThat(raw.next()).isInstanceOfSatisfying(Message.Error.class,
                    it -> assertThat(it.failure().value()).contains("200000 bytes"));
            assertThat(raw.next()).isEqualTo(new Message.Answer(3, Value.of(3)));
            assertThat(us.object.spoiled()).singleElement().asString().startsWith("echoREFUSED");
        }
    }

    @Test
    void endsWhatNeverEnds() throws Exception {
        try (Listening us = new Listening(high, QUICK); Raw raw = Raw.dial(low, us)) {
            raw.send(bytes(0x00, 0x88, 13, 0x87, 1, 0x81));
            assertThatThrownBy(() -> {
                byte[] lists = new byte[40_000];
                for (int i = 0; i < lists.length; i += 4) {
                    System.arraycopy(bytes(0x01, 0x88, 4, 0x87), 0, lists, i, 4);
                }
                for (int i = 0; i < 10_000; i++) {
                    raw.send(lists);
                }
            }).isInstanceOf(IOException.class);
            assertThat(end(us.session())).contains("does not end");
        }
    }

    @Test
    void answersBeatsAndEndsTheSilent() throws Exception {
        try (Listening us = new Listening(high, QUICK); Raw raw = Raw.dial(low, us)) {
            raw.send(raw.writer().ping(BigInteger.valueOf(77)));
            assertThat(raw.next()).isEqualTo(new Inbound.Pong(BigInteger.valueOf(77)));
            assertThat(raw.next()).isInstanceOf(Inbound.Ping.class);

            assertThat(end(us.session())).contains("silent");
        }
        try (Listening us = new Listening(high, QUICK); Listening them = new Listening(low, QUICK);
                Session session = dial(us.endpoint, them)) {
            // Longer than either side bears silence.
            assertThat(session.awaitEnd(Duration.ofSeconds(3))).isEmpty();
        }
    }

    @Test
    void endsWhoReadsNothing() throws Exception {
        SessionLimits patient = new SessionLimits(QUICK.banana(), QUICK.handshake(), Duration.ofMinutes(4),
                Duration.ofSeconds(1), Duration.ofSeconds(30), 50_000);
        try (Listening us = new Listening(high, patient); Raw raw = Raw.dial(low, us)) {
            raw.send(find(us));
            assertThat(raw.next()).isInstanceOf(Message.Answer.class);
            Value large = Value.bytes("x".repeat(90_000));
            assertThatThrownBy(() -> {
                for (int i = 0; i < 10_000; i++) {
                    raw.send(new Message.Call(i + 2, 1, "echo", Arguments.of(large)));
                }
            }).isInstanceOf(IOException.class);

            assertThat(end(us.session())).contains("has read nothing");
        }
    }

    @Test
    void endsWithThePeerAndKeepsWhatWasSaid() throws Exception {
        try (Listening us = new Listening(high, SessionLimits.USUAL); Raw raw = Raw.dial(low, us)) {
            raw.send(find(us));
            assertThat(raw.next()).isInstanceOf(Message.Answer.class);
            byte[] call = raw.writer()
                    .bytes(new Message.Call(0, 1, "new_incident", Arguments.of(Value.bytes("incident-x"), Value.text("y"))));
            raw.send(Arrays.copyOf(call, call.length - 8));
            raw.socket().close();

            Session session = us.session();
            assertThat(session.awaitEnd(SOON)).isPresent();
            session.close();
            assertThat(us.object.spoiled()).containsExactly("new_incidentCUT[Bytes[value=10 bytes]]");
        }
    }

    @Test
    void endsCallsThatAreUnderWay() throws Exception {
        try (Listening us = new Listening(high, SessionLimits.USUAL); Raw raw = Raw.dial(low, us)) {
            Session session = us.session();
            CompletableFuture<Value> called = new CompletableFuture<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    called.complete(session.broker().find(us.furl, SOON).call("x", Arguments.none(), SOON));
                } catch (CallException | InterruptedException e) {
                    called.completeExceptionally(e);
                }
            });
            assertThat(raw.next()).isInstanceOf(Message.Call.class);
            session.close();

            assertThatThrownBy(() -> called.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .cause().isInstanceOfSatisfying(CallException.class,
                            it -> assertThat(it.reason()).isEqualTo(CallException.Cause.ENDED));
            assertThat(caller.join(SOON)).isTrue();
            assertThat(raw.messages().next()).isNull();
        }
    }

    @Test
    void letsCallersGoWhoAreInterrupted() throws Exception {
        try (Listening us = new Listening(high, SessionLimits.USUAL); Raw raw = Raw.dial(low, us)) {
            Session session = us.session();
            CompletableFuture<String> ended = new CompletableFuture<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    ended.complete(session.broker().find(us.furl, SOON).toString());
                } catch (CallException e) {
                    ended.complete(String.valueOf(e.getMessage()));
                } catch (InterruptedException e) {
                    ended.complete("interrupted");
                }
            });
            assertThat(raw.next()).isInstanceOf(Message.Call.class);
            caller.interrupt();

            assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("interrupted");
            assertThat(session.awaitEnd(Duration.ofMillis(1))).isEmpty();
        }
    }

    @Test
    void readsStreamsThatAreCutIntoSingleBytes() throws Exception {
        try (Listening us = new Listening(high, SessionLimits.USUAL); Raw raw = Raw.dial(low, us)) {
            for (byte each : raw.writer().bytes(find(us))) {
                raw.send(new byte[]{each});
            }
            assertThat(raw.next()).isInstanceOf(Message.Answer.class);
        }
    }
}
