package io.gather.transport.foolscap.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import io.gather.fixtures.foolscap.PythonTub;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.listen.EchoingTub;
import io.gather.transport.foolscap.listen.ListenLimits;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.tub.Tub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class ReconnectorTest {
    @TempDir
    Path folder;

    private final TubEndpoint endpoint = EchoingTub.peer(Tub.create(Instant.now()));
    private final BlockingQueue<String> setbacks = new LinkedBlockingQueue<>();

    private Reconnector reconnector(Furl furl) {
        return new Reconnector(new TubDialler(endpoint), furl, new RedialDelay(new Random(1), Duration.ofMillis(200)),
                (why, next) -> setbacks.add(next.toMillis() + " ms: " + why));
    }

    @Test
    void comesBackAfterEachLoss() throws Exception {
        try (EchoingTub door = new EchoingTub(ListenLimits.USUAL, SessionLimits.USUAL)) {
            List<Session> sessions = new ArrayList<>();
            reconnector(door.furl).run(session -> {
                sessions.add(session);
                echoes(door, session);
                session.close();
                return sessions.size() < 3;
            });
            assertThat(sessions).hasSize(3);
            assertThat(setbacks).containsExactly("200 ms: closed by us", "200 ms: closed by us");
        }
    }

    private static void echoes(EchoingTub door, Session session) {
        try {
            door.assertEchoes(session);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void waitsAfterFailuresAndCanBeInterrupted() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Furl furl = Furl.read("pb://" + Tub.create(Instant.now()).id() + "@tcp:127.0.0.1:" + port + "/name", "");
        List<Throwable> thrown = new ArrayList<>();
        Thread running = Thread.ofVirtual().start(() -> {
            try {
                reconnector(furl).run(_ -> true);
            } catch (InterruptedException e) {
                thrown.add(e);
            }
        });
        for (int i = 0; i < 3; i++) {
            assertThat(setbacks.take()).contains("refused");
        }
        running.interrupt();
        running.join();
        assertThat(thrown).hasSize(1);
    }

    /** Whose id sorts higher decides. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void comesBackToATubInPythonThatHoldsTheFormerConnection(boolean theyDecide) throws Exception {
        List<Tub> tubs = Stream.of(Tub.create(Instant.now()), Tub.create(Instant.now()))
                .sorted((a, b) -> a.id().compareTo(b.id())).toList();
        TubEndpoint ours = EchoingTub.peer(theyDecide ? tubs.getFirst() : tubs.getLast());
        Path pem = folder.resolve("theirs.pem");
        (theyDecide ? tubs.getLast() : tubs.getFirst()).write(pem);
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (PythonTub python = PythonTub.start(folder, script(), "listen", pem.toString(), Integer.toString(port))) {
            Furl furl = Furl.read(python.line(), "");
            TubDialler dialler = new TubDialler(ours);
            try (Session first = dialler.dial(furl, EchoingTub.SOON)) {
                adds(first, furl);
                try (Session second = dialler.dial(furl, EchoingTub.SOON)) {
                    adds(second, furl);
                    assertThat(first.awaitEnd(EchoingTub.SOON)).isPresent();
                    assertThatThrownBy(() -> first.broker().find(furl, EchoingTub.SOON))
                            .isInstanceOf(CallException.class);
                }
            }
        }
    }

    private static void adds(Session session, Furl furl) throws CallException, InterruptedException {
        assertThat(session.broker().find(furl, EchoingTub.SOON).call("add", Arguments.of(Value.of(1), Value.of(2)),
                EchoingTub.SOON))
                .isEqualTo(Value.of(3));
    }

    private static Path script() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ReconnectorTest.class.getResource("/foolscap/tub.py")).toURI());
    }

    @Test
    void waitsLongerWhereTheConnectionIsOfNoUse() throws Exception {
        try (EchoingTub door = new EchoingTub(ListenLimits.USUAL, SessionLimits.USUAL)) {
            int[] uses = {0};
            reconnector(door.furl).run(_ -> {
                if (uses[0]++ < 2) {
                    throw new IOException("there is no such object");
                }
                return false;
            });
            assertThat(setbacks).hasSize(2).allMatch(it -> it.endsWith("there is no such object"));
        }
    }
}
