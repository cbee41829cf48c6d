package io.gather.incident.publisher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.Hint;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.BrokerListener;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.Published;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.reference.RemoteReference;
import io.gather.transport.foolscap.tub.Tub;

/** A gatherer whose first answers to news cannot be understood, as when one comes too late; it subscribes when it is met, and never again. */
final class SlowGatherer implements AutoCloseable {
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    final AtomicInteger met = new AtomicInteger();
    final Furl furl;
    private final AtomicInteger unfit;
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final TubEndpoint endpoint;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();

    /** @param unfit how many answers are of no use */
    SlowGatherer(int unfit) throws IOException {
        this.unfit = new AtomicInteger(unfit);
        Tub tub = Tub.create(Instant.now());
        furl = new Furl(tub.id(), List.of(Hint.tcp("127.0.0.1", server.getLocalPort())), Furl.newName());
        endpoint = new TubEndpoint(tub, (name, _) -> name.equals(furl.name())
                ? Optional.of(new Published(new Taking(), furl))
                : Optional.empty(), new Deaf(), SessionLimits.USUAL);
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sessions.add(endpoint.accept(socket));
            } catch (IOException expected) {
                // Closed, or another one comes.
            }
        }
    }

    String told() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws IOException {
        server.close();
        sessions.forEach(Session::close);
    }

    private static final class Deaf implements BrokerListener {
        @Override
        public void unknownName(TubId peer) {
            // Nobody asks for another one.
        }

        @Override
        public void broken(TubId peer, String method, RuntimeException mistake) {
            throw mistake;
        }
    }

    private final class Taking implements Referenceable {
        @Override
        public String type() {
            return "RILogGatherer.foolscap.lothar.com";
        }

        @Override
        public Value call(String method, Arguments arguments, Broker from) throws InterruptedException {
            met.incrementAndGet();
            RemoteReference publisher = from.remote(arguments.positional().get(1)).orElseThrow();
            try {
                Value ignored = publisher.call("subscribe_to_incidents", Arguments.of(from.lend(new Hearing()))
                        .with("catch_up", Value.of(true)).with("since", Value.bytes("")), Duration.ofSeconds(10));
            } catch (CallException e) {
                throw new IllegalStateException(e);
            }
            return new Value.None();
        }
    }

    private final class Hearing implements Referenceable {
        @Override
        public String type() {
            return "RILogObserver.foolscap.lothar.com";
        }

        @Override
        public Value call(String method, Arguments arguments, Broker from) {
            told.add(method);
            return method.equals("new_incident") && unfit.getAndDecrement() > 0
                    ? Value.bytes("x".repeat(2 << 20))
                    : new Value.None();
        }
    }
}
