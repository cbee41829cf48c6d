package io.gather.transport.foolscap.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
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
import io.gather.transport.foolscap.reference.Published;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.tub.Tub;

/** A tub of ours behind a listener, with one object that says what it is told. */
public final class EchoingTub implements Arrivals, AutoCloseable {
    public static final Duration SOON = Duration.ofSeconds(20);

    public final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    /** How many of those who are refused are told of with an error. */
    final AtomicInteger mistakes = new AtomicInteger();
    public final TubListener listener;
    private final Tub tub = Tub.create(Instant.now());
    public final Furl furl;

    /** Answers with what it was given. */
    private static final class EchoingObject implements Referenceable {
        @Override
        public String type() {
            return "RIEcho";
        }

        @Override
        public Value call(String method, Arguments arguments, Broker from) {
            return arguments.positional().getFirst();
        }
    }

    private static final BrokerListener NOBODY = new BrokerListener() {
        @Override
        public void unknownName(TubId peer) {}

        @Override
        public void broken(TubId peer, String method, RuntimeException mistake) {}
    };

    public EchoingTub(ListenLimits limits, SessionLimits sessions) {
        String name = Furl.newName();
        EchoingObject object = new EchoingObject();
        TubEndpoint endpoint = new TubEndpoint(tub, (asked, _) -> asked.equals(name)
                ? Optional.of(new Published(object, furl()))
                : Optional.empty(), NOBODY, sessions);
        listener = TubListener.open(ListenPort.read("tcp:0:interface=127.0.0.1", ""), endpoint, limits, this);
        furl = new Furl(tub.id(), List.of(Hint.tcp("127.0.0.1", listener.address().getPort())), name);
    }

    private Furl furl() {
        return furl;
    }

    public static TubEndpoint peer(Tub tub) {
        return new TubEndpoint(tub, (_, _) -> Optional.empty(), NOBODY, SessionLimits.USUAL);
    }

    public Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort());
    }

    /** Comes as somebody who knows the name. */
    public Session visit(TubEndpoint as) throws Exception {
        Session session = as.dialled(socket(), "127.0.0.1", furl.tub());
        assertEchoes(session);
        return session;
    }

    public void assertEchoes(Session session) throws Exception {
        Value said = session.broker().find(furl, SOON).call("echo", Arguments.of(Value.text("here")), SOON);
        if (!said.equals(Value.text("here"))) {
            throw new AssertionError(said);
        }
    }

    /** @return the next thing that was heard and begins so; what else is heard is passed over */
    public String next(String begin) throws InterruptedException {
        while (true) {
            String next = heard.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was heard of: " + begin);
            }
            if (next.startsWith(begin)) {
                return next;
            }
        }
    }

    @Override
    public void refused(InetAddress from, Unwelcome why, String detail) {
        if (mistakes.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            throw new AssertionError("cannot say it");
        }
        heard.add("refused " + why + " " + detail);
    }

    @Override
    public void arrived(Session session) {
        heard.add("arrived " + session.peer());
    }

    @Override
    public void left(Session session, String why) {
        heard.add("left " + session.peer() + " " + why);
    }

    @Override
    public void shut(String why) {
        heard.add("shut " + why);
    }

    @Override
    public void close() {
        listener.close();
    }
}
