package io.gather.transport.foolscap.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Inbound;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;
import io.gather.transport.foolscap.tub.Tub;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With peers of our own, well and ill behaved. */
@Timeout(60)
class SessionTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** By their ids: the lower one is the slave. */
    private static Tub low;
    private static Tub high;

    @BeforeAll
    static void tubs() {
        List<Tub> tubs = Stream.of(Tub.create(Instant.now()), Tub.create(Instant.now()))
                .sorted((a, b) -> a.id().compareTo(b.id())).toList();
        low = tubs.getFirst();
        high = tubs.getLast();
    }

    private static byte[] bytes(int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(bytes).forEach(out::write);
        return out.toByteArray();
    }

    private static String end(Session session) throws InterruptedException {
        return session.awaitEnd(SOON).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callsBothWays(boolean weAreTheMaster) throws Exception {
        try (Listening us = new Listening(weAreTheMaster ? high : low, SessionLimits.USUAL);
                Listening them = new Listening(weAreTheMaster ? low : high, SessionLimits.USUAL);
                Session ours = us.dial(them)) {
            Session theirs = them.session();
            RemoteReference object = ours.broker().find(them.furl, SOON);
            assertThat(object.call("add", Arguments.of(Value.of(1), Value.of(2)), SOON)).isEqualTo(Value.of(3));
            assertThat(theirs.broker().find(us.furl, SOON).call("add", Arguments.of(Value.of(3), Value.of(4)), SOON))
                    .isEqualTo(Value.of(7));
            assertThat(object.call("call",
                    Arguments.of(ours.broker().lend(us.object), Value.of(5), Value.of(6)), SOON))
                    .isEqualTo(Value.of(11));
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
    void endsAPeerThatDoesNotKeepToTheProtocol() throws Exception {
        try (Listening us = new Listening(high, SessionLimits.USUAL); RawPeer raw = RawPeer.dial(low, us)) {
            raw.send(bytes(0x80));

            assertThat(raw.next()).isInstanceOfSatisfying(Inbound.Complaint.class,
                    it -> assertThat(it.text()).contains("0x80"));
            assertThat(end(us.session())).contains("does not keep to the protocol");
        }
    }

    @Test
    void hearsWhyAPeerGoes() throws Exception {
        try (Listening us = new Listening(high, SessionLimits.USUAL); RawPeer raw = RawPeer.dial(low, us)) {
            raw.send(raw.writer().complaint("enough"));

            assertThat(end(us.session())).isEqualTo("the peer says: enough");
        }
    }

    @Test
    void goesOnAfterACallThatItCannotTake() throws Exception {
        try (Listening us = new Listening(high, Listening.QUICK); RawPeer raw = RawPeer.dial(low, us)) {
            raw.send(us.asking());
            assertThat(raw.next()).isInstanceOf(Message.Answer.class);
            raw.send(new Message.Call(2, 1, "echo", Arguments.of(Value.text("x".repeat(200_000)))));
            raw.send(new Message.Call(3, 1, "add", Arguments.of(Value.of(1), Value.of(2))));

            assertThat(raw.next()).isInstanceOfSatisfying(Message.Failed.class,
                    it -> assertThat(it.failure().value()).contains("200000 bytes"));
            assertThat(raw.next()).isEqualTo(new Message.Answer(3, Value.of(3)));
            assertThat(us.object.spoiled()).singleElement().asString().startsWith("echoREFUSED");
        }
    }

    @Test
    void endsWhatNeverEnds() throws Exception {
        try (Listening us = new Listening(high, Listening.QUICK); RawPeer raw = RawPeer.dial(low, us)) {
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
        try (Listening us = new Listening(high, Listening.QUICK); RawPeer raw = RawPeer.dial(low, us)) {
            raw.send(raw.writer().ping(BigInteger.valueOf(77)));
            Inbound answer = raw.next();
            while (answer instanceof Inbound.Ping) {
                answer = raw.next();
            }
            assertThat(answer).isEqualTo(new Inbound.Pong(BigInteger.valueOf(77)));
            assertThat(raw.next()).isInstanceOf(Inbound.Ping.class);

            assertThat(end(us.session())).contains("silent");
        }
        try (Listening us = new Listening(high, Listening.QUICK);
                Listening them = new Listening(low, Listening.QUICK);
                Session session = us.dial(them)) {
            // Longer than either side bears silence.
            assertThat(session.awaitEnd(Duration.ofSeconds(3))).isEmpty();
        }
    }

    /** It is never silent, and has memory of all for as long as it goes on. */
    @Test
    void endsWhoNeverComesToTheEndOfAMessage() throws Exception {
        try (Listening us = new Listening(high, Listening.QUICK); RawPeer raw = RawPeer.dial(low, us)) {
            raw.send(us.asking());
            assertThat(raw.next()).isInstanceOf(Message.Answer.class);
            byte[] call = raw.writer()
                    .bytes(new Message.Call(2, 1, "echo", Arguments.of(Value.bytes("x".repeat(1000)))));
            Session session = us.session();
            Thread drip = Thread.ofVirtual().start(() -> {
                try {
                    for (byte each : call) {
                        raw.send(new byte[]{each});
                        TimeUnit.MILLISECONDS.sleep(50);
                    }
                } catch (IOException | InterruptedException expected) {
                    // It is ended.
                }
            });
            assertThat(session.awaitEnd(Duration.ofSeconds(15))).get().asString()
                    .contains("a message of the peer has come no further for 3 s");
            drip.interrupt();
        }
    }

    @Test
    void endsWhoReadsNothing() throws Exception {
        SessionLimits patient = new SessionLimits(Listening.QUICK.banana(), Listening.QUICK.stranger(),
                Listening.QUICK.handshake(),
                Duration.ofMinutes(4), Duration.ofMinutes(4), Duration.ofSeconds(1), Duration.ofSeconds(30), 50_000);
        try (Listening us = new Listening(high, patient); RawPeer raw = RawPeer.dial(low, us)) {
            raw.send(us.asking());
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
        try (Listening us = new Listening(high, SessionLimits.USUAL); RawPeer raw = RawPeer.dial(low, us)) {
            raw.send(us.asking());
            assertThat(raw.next()).isInstanceOf(Message.Answer.class);
            byte[] call = raw.writer()
                    .bytes(new Message.Call(0, 1, "new_incident",
                            Arguments.of(Value.bytes("incident-x"), Value.text("y"))));
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
        try (Listening us = new Listening(high, SessionLimits.USUAL); RawPeer raw = RawPeer.dial(low, us)) {
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
        try (Listening us = new Listening(high, SessionLimits.USUAL); RawPeer raw = RawPeer.dial(low, us)) {
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
        try (Listening us = new Listening(high, SessionLimits.USUAL); RawPeer raw = RawPeer.dial(low, us)) {
            for (byte each : raw.writer().bytes(us.asking())) {
                raw.send(new byte[]{each});
            }
            assertThat(raw.next()).isInstanceOf(Message.Answer.class);
        }
    }
}
