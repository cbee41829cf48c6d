package io.gather.transport.foolscap.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.gather.fixtures.foolscap.PythonTub;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.Hint;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.RemoteFailure;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;
import io.gather.transport.foolscap.tub.Tub;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With tubs in Python, as their master and as their slave. */
class PythonTubTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private record Tubs(Tub ours, Path theirs) {}

    private Tubs tubs(boolean weAreTheMaster) {
        List<Tub> tubs = Stream.of(Tub.create(Instant.now()), Tub.create(Instant.now()))
                .sorted((a, b) -> a.id().compareTo(b.id())).toList();
        Path theirs = folder.resolve("theirs.pem");
        (weAreTheMaster ? tubs.getFirst() : tubs.getLast()).write(theirs);
        return new Tubs(weAreTheMaster ? tubs.getLast() : tubs.getFirst(), theirs);
    }

    private static Path script() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PythonTubTest.class.getResource("/foolscap/tub.py")).toURI());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isCalledAndCallsBack(boolean weAreTheMaster) throws Exception {
        Tubs tubs = tubs(weAreTheMaster);
        try (Listening us = new Listening(tubs.ours(), SessionLimits.USUAL);
                PythonTub python = PythonTub.start(folder, script(), "dial", tubs.theirs().toString(),
                        us.furl.text())) {
            Session session = us.session();
            assertThat(session.peer()).isEqualTo(Tub.read(tubs.theirs()).id());
            List<String> said = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                said.add(python.line());
            }
            assertThat(said).containsExactly("interface RIAdding.gather", "add 3", "echo True",
                    "fail <class 'ValueError'> no",
                    "call 7", "unsendable Violation", "spoiled echoABORTED[Listing[items=[Text[value=begun]]]]",
                    "again True");
            assertThat(session.awaitEnd(SOON)).isPresent();
            assertThat(us.heard).isEmpty();
            assertThat(us.endpoint.isConnected(session.peer())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callsAndIsCalledBack(boolean weAreTheMaster) throws Exception {
        Tubs tubs = tubs(weAreTheMaster);
        int port = freePort();
        try (Listening us = new Listening(tubs.ours(), SessionLimits.USUAL);
                PythonTub python = PythonTub.start(folder, script(), "listen", tubs.theirs().toString(),
                        Integer.toString(port))) {
            Furl furl = Furl.read(python.line(), "");
            Hint.Tcp hint = furl.dialled().findFirst().orElseThrow();
            try (Session session = us.endpoint.dialled(new Socket(hint.host(), hint.port()), hint.host(),
                    furl.tub())) {
                RemoteReference adder = session.broker().find(furl, SOON);
                assertThat(adder.furl()).contains(furl);
                assertThat(adder.call("add", Arguments.of(Value.of(1)).with("b", Value.of(2)), SOON))
                        .isEqualTo(Value.of(3));
                Value mixed = new Value.Listing(List.of(new Value.None(), Value.of(true), Value.of(-5),
                        Value.of(Long.MIN_VALUE), new Value.Real(1e-7), Value.bytes("dict"), Value.text("ä"),
                        new Value.Tuple(List.of()), new Value.Decimal("1.50"),
                        new Value.Group(List.of(Value.of(1)), true),
                        new Value.Dict(Map.of(Value.text("a"), Value.of(1)))));
                assertThat(adder.call("echo", Arguments.of(mixed), SOON)).isEqualTo(mixed);
                assertThatThrownBy(() -> adder.call("fail", Arguments.none(), SOON)).isInstanceOfSatisfying(
                        CallException.class, it -> assertThat(it.failure().map(RemoteFailure::type))
                                .contains("builtins.ValueError"));
                assertThatThrownBy(() -> adder.call("unsendable", Arguments.none(), SOON)).isInstanceOfSatisfying(
                        CallException.class, it -> {
                            assertThat(it.reason()).isEqualTo(CallException.Cause.SPOILED);
                            assertThat(it.salvaged()).contains(new Value.Listing(List.of(Value.text("begun"))));
                        });
                assertThat(adder.call("failure", Arguments.none(), SOON)).isInstanceOfSatisfying(Value.Dict.class,
                        it -> assertThat(it.get("failure")).get().isInstanceOf(Value.Copied.class));
                Value one = new Value.Listing(List.of(Value.text("one")));
                assertThat(adder.call("shared", Arguments.none(), SOON))
                        .isEqualTo(new Value.Listing(List.of(one, one)));
                assertThat(adder.call("call",
                        Arguments.of(session.broker().lend(us.object), Value.of(3), Value.of(4)), SOON))
                        .isEqualTo(Value.of(7));
                assertThat(adder.call("again", Arguments.of(adder.asArgument()), SOON)).isEqualTo(Value.of(true));
                python.end();
                assertThat(session.awaitEnd(SOON)).isPresent();
                assertThatThrownBy(() -> adder.call("add", Arguments.none(), SOON)).isInstanceOfSatisfying(
                        CallException.class, it -> assertThat(it.reason()).isEqualTo(CallException.Cause.ENDED));
            }
        }
    }
}
