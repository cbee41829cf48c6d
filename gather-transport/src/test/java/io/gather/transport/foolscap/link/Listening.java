package io.gather.transport.foolscap.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.Hint;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.BrokerListener;
import io.gather.transport.foolscap.reference.Published;
import io.gather.transport.foolscap.tub.Tub;

/** A tub of ours on a port of its own, which takes whoever comes. */
final class Listening implements AutoCloseable {
    static final SessionLimits QUICK = new SessionLimits(
            new BananaLimits(100_000, 1000, 20, 10_000, 1_000_000, 3_000_000), BananaLimits.STRANGER,
            Duration.ofSeconds(10), Duration.ofMillis(400), Duration.ofSeconds(3), Duration.ofSeconds(1),
            Duration.ofSeconds(5), 50_000);

    final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
    final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final AddingObject object = new AddingObject();
    final TubEndpoint endpoint;
    final Furl furl;
    private final ServerSocket listener;
    private final List<Session> all = new CopyOnWriteArrayList<>();

    Listening(Tub tub, SessionLimits limits) throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        furl = new Furl(tub.id(), List.of(Hint.tcp("127.0.0.1", listener.getLocalPort())), Furl.newName());
        endpoint = new TubEndpoint(tub, (name, _) -> name.equals(furl.name())
                ? Optional.of(new Published(object, furl))
                : Optional.empty(), new BrokerListener() {
                    @Override
                    public void unknownName(TubId peer) {
                        heard.add("unknown name");
                    }

                    @Override
                    public void broken(TubId peer, String method, RuntimeException mistake) {
                        heard.add(method + mistake);
                    }
                }, limits);
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Dials another one as this tub. */
    Session dial(Listening to) throws IOException {
        return endpoint.dialled(new Socket(InetAddress.getLoopbackAddress(), to.port()), "127.0.0.1", to.furl.tub());
    }

    /** How a peer asks for the object here. */
    Message.Call asking() {
        return new Message.Call(1, Message.BROKER, "getReferenceByName",
                Arguments.none().with("name", Value.bytes(furl.name())));
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> {
                    try {
                        Session session = endpoint.accept(socket);
                        all.add(session);
                        sessions.add(session);
                    } catch (IOException e) {
                        refused.add(String.valueOf(e.getMessage()));
                    }
                });
            }
        } catch (IOException expected) {
            // It was closed.
        }
    }

    Session session() throws InterruptedException {
        Session session = sessions.poll(20, TimeUnit.SECONDS);
        if (session == null) {
            throw new AssertionError("nobody came; refused: " + refused);
        }
        return session;
    }

    String refusal() throws InterruptedException {
        return String.valueOf(refused.poll(20, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.forEach(Session::close);
    }
}
