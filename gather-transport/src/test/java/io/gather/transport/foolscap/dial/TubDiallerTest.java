package io.gather.transport.foolscap.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.Hint;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.listen.EchoingTub;
import io.gather.transport.foolscap.listen.ListenLimits;
import io.gather.transport.foolscap.tub.Tub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class TubDiallerTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final Tub tub = Tub.create(Instant.now());
    private final TubEndpoint endpoint = EchoingTub.peer(tub);
    private final TubDialler dialler = new TubDialler(endpoint);

    private static Furl at(Furl furl, String... hints) {
        return new Furl(furl.tub(), Stream.of(hints).map(Hint::read).toList(), furl.name());
    }

    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @Test
    void takesTheFirstPlaceThatAgrees() throws Exception {
        try (EchoingTub door = new EchoingTub(ListenLimits.USUAL, SessionLimits.USUAL);
                ServerSocket silent = silent()) {
            int port = door.listener.address().getPort();
            Furl furl = at(door.furl, "tor:abc.onion:80", "tcp:127.0.0.1:" + silent.getLocalPort(), "tcp:127.0.0.1:1",
                    "127.0.0.1:" + port, "tcp:localhost:" + port);
            for (int i = 0; i < 20; i++) {
                // As after a restart: the door may not have noticed yet that the one before has left.
                TubDialler restarted = new TubDialler(EchoingTub.peer(tub));
                try (Session session = restarted.dial(furl, EchoingTub.SOON)) {
                    door.assertEchoes(session);
                }
                Socket loser = silent.accept();
                assertThat(reads(loser)).isTrue();
            }
        }
    }

    /** Whether it was said something, and then closed. */
    private static boolean reads(Socket socket) throws IOException {
        try (socket) {
            byte[] ignored = socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void saysOfEachPlaceWhyNot() throws Exception {
        try (EchoingTub door = new EchoingTub(ListenLimits.USUAL, SessionLimits.USUAL)) {
            Furl other = new Furl(Tub.create(Instant.now()).id(), door.furl.hints(), "name");
            assertThatThrownBy(() -> dialler.dial(
                    at(other, "tcp:127.0.0.1:1", "tcp:no.such.invalid:1", door.furl.hints().getFirst().text()),
                    EchoingTub.SOON)).isInstanceOf(IOException.class).hasMessageContaining("tcp:127.0.0.1:1: ")
                    .hasMessageContaining("tcp:no.such.invalid:1: the name is not known")
                    .hasMessageContaining("unknown TubID").hasMessageNotContaining("name/");
        }
    }

    @Test
    void saysThatNoPlaceCanBeDialled() {
        Furl furl = new Furl(Tub.create(Instant.now()).id(), List.of(Hint.read("tor:abc.onion:80")), "secret");
        assertThatThrownBy(() -> dialler.dial(furl, SHORT)).isInstanceOf(IOException.class)
                .hasMessageContaining("tor:abc.onion:80").hasMessageNotContaining("secret");
    }

    @Test
    void waitsNoLongerThanItIsTold() throws Exception {
        try (ServerSocket silent = silent()) {
            Furl furl = new Furl(Tub.create(Instant.now()).id(),
                    List.of(Hint.tcp("127.0.0.1", silent.getLocalPort())), "secret");
            assertThatThrownBy(() -> dialler.dial(furl, Duration.ofMillis(300))).isInstanceOf(IOException.class)
                    .hasMessageContaining("within 0 s");
            assertThat(reads(silent.accept())).isTrue();
        }
    }

    @Test
    void canBeInterrupted() throws Exception {
        try (ServerSocket silent = silent()) {
            Furl furl = new Furl(Tub.create(Instant.now()).id(),
                    List.of(Hint.tcp("127.0.0.1", silent.getLocalPort())), "secret");
            List<Throwable> thrown = new ArrayList<>();
            Thread dialling = Thread.ofVirtual().start(() -> {
                try (Session session = dialler.dial(furl, Duration.ofMinutes(5))) {
                    thrown.add(new AssertionError(session));
                } catch (IOException | InterruptedException e) {
                    thrown.add(e);
                }
            });
            Socket loser = silent.accept();
            dialling.interrupt();
            dialling.join();
            assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
            assertThat(reads(loser)).isTrue();
        }
    }
}
