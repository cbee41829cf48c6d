package io.gather.incident.publisher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.gather.incident.machine.ThisMachine;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.store.IncidentName;
import io.gather.transport.foolscap.dial.Reconnector;
import io.gather.transport.foolscap.dial.RedialDelay;
import io.gather.transport.foolscap.dial.TubDialler;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.BrokerListener;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.Published;
import io.gather.transport.foolscap.reference.RemoteReference;
import io.gather.transport.foolscap.tub.Tub;

/** This machine as a node of one gatherer: connects to it, gives it what it may call, and does so again whenever that ends. */
public final class GathererLink {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Tub tub;
    private final Furl gatherer;
    private final Furl own;
    private final ThisMachine machine;
    private final IncidentSpool spool;
    private final PublishedEvents events;
    private final LinkListener listener;
    private final Duration longestPause;
    private final TubDialler dialler;

    /** @param longestPause what is waited at most until the next attempt */
    public GathererLink(Tub tub, Furl gatherer, ThisMachine machine, IncidentSpool spool, PublishedEvents events,
            LinkListener listener, Duration longestPause) {
        this.tub = tub;
        this.gatherer = gatherer;
        this.own = new Furl(tub.id(), List.of(), Furl.newName());
        this.machine = machine;
        this.spool = spool;
        this.events = events;
        this.listener = listener;
        this.longestPause = longestPause;
        // Nothing is found under a name here: what the gatherer may call it is given.
        this.dialler = new TubDialler(new TubEndpoint(tub, (_, _) -> Optional.empty(), new BrokerListener() {
            @Override
            public void unknownName(TubId peer) {
                // It is told so.
            }

            @Override
            public void broken(TubId peer, String method, RuntimeException mistake) {
                listener.notice("a mistake in gather, while the gatherer called " + method + ": " + mistake);
            }
        }, SessionLimits.USUAL));
    }

    /** Until it is interrupted. */
    public void run() throws InterruptedException {
        Reconnector reconnector = new Reconnector(dialler, gatherer,
                new RedialDelay(RandomGenerator.getDefault(), longestPause), listener::notConnected);
        reconnector.run(session -> {
            serve(session);
            return true;
        });
    }

    private void serve(Session session) throws IOException, InterruptedException {
        BlockingQueue<IncidentName> answered = new LinkedBlockingQueue<>();
        FeedConnection connection = new FeedConnection();
        LogPublisher publisher = new LogPublisher(machine, spool, events, connection, answered::add,
                listener::notice);
        try {
            RemoteReference remote = session.broker().find(gatherer, PATIENCE);
            listener.connected(session.address());
            remote.tell("logport", Arguments.of(Value.bytes(tub.id().text()),
                    session.broker().lend(new Published(publisher, own))), PATIENCE);
            while (session.awaitEnd(Duration.ZERO).isEmpty()) {
                if (connection.why().isPresent()) {
                    throw new IOException("the gatherer cannot be told of incidents over this connection: "
                            + connection.why().get());
                }
                IncidentName next = answered.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    confirm(session, next);
                }
            }
        } catch (CallException e) {
            if (session.awaitEnd(Duration.ZERO).isEmpty()) {
                throw new IOException(e.reason() == CallException.Cause.FAILED_THERE
                        ? "the gatherer does not know the FURL's last part: it is not the FURL that it has now"
                        : e.getMessage(), e);
            }
        } finally {
            connection.close();
            publisher.end();
        }
    }

    /**
     * The protocol has no receipt. What was sent after the incident was answered, so the incident was read before; tubs work through what they
     * read in its order.
     */
    private void confirm(Session session, IncidentName name) throws CallException, InterruptedException, IOException {
        RemoteReference ignored = session.broker().find(gatherer, PATIENCE);
        spool.fetched(name);
        listener.fetched(name);
    }
}
