package io.gather.incident.gatherer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.StoredIncident;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.listen.Arrivals;
import io.gather.transport.foolscap.listen.ListenLimits;
import io.gather.transport.foolscap.listen.ListenPort;
import io.gather.transport.foolscap.listen.TubListener;
import io.gather.transport.foolscap.listen.Unwelcome;
import io.gather.transport.foolscap.message.SharedMemory;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.BrokerListener;
import io.gather.transport.foolscap.reference.Published;
import io.gather.transport.foolscap.reference.RemoteReference;
import io.gather.transport.foolscap.tub.Tub;
import org.jspecify.annotations.Nullable;

/** Lets nodes in, and takes their incidents. Safe for several threads. */
public final class Gatherer implements AutoCloseable {
    /** For what a conversation is storing when it ends. */
    private static final Duration CLOSING = Duration.ofSeconds(8);
    private static final int TUBS = 10_000;

    private final IncidentStore store;
    private final GathererTimes times;
    private final @Nullable EventSink events;
    private final Fetching fetching;
    private final Consumer<StoredIncident> stored;
    private final QuietNotices notices;
    private final GathererName names;
    private final Map<Broker, Conversing> conversations = new ConcurrentHashMap<>();
    private final Map<TubId, NodeMemory> memories = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TubId, NodeMemory> eldest) {
            return size() > TUBS;
        }
    };
    private final TubListener listener;

    private record Conversing(NodeConversation conversation, GathererName.Invited invited, Thread thread) {}

    /**
     * Where it is reached, and by whom.
     *
     * @param names by which it may be asked for
     * @param memory for what all nodes send
     */
    public record Reach(Tub tub, ListenPort port, GathererName names, ListenLimits limits, SessionLimits sessions,
            SharedMemory memory) {
        public Reach(Tub tub, ListenPort port, GathererName names) {
            this(tub, port, names, ListenLimits.USUAL, SessionLimits.USUAL, SharedMemory.ofHeap());
        }
    }

    /**
     * Who hears of what comes.
     *
     * @param stored each incident, when it is on the disk
     * @param events all that nodes log; null: they are not asked for it
     * @param notices sentences for whoever runs it, without secrets
     */
    public record Hearers(Consumer<StoredIncident> stored, @Nullable EventSink events, Consumer<String> notices) {}

    /** Listens from now on. */
    public Gatherer(Reach reach, IncidentStore store, GathererTimes times, Hearers hearers) {
        this.store = store;
        this.times = times;
        this.events = hearers.events();
        this.fetching = new Fetching(store, times);
        this.stored = hearers.stored();
        this.notices = new QuietNotices(hearers.notices(), System::nanoTime);
        this.names = reach.names();
        TubEndpoint endpoint = new TubEndpoint(reach.tub(), (name, _) -> published(name), new Mistakes(),
                reach.sessions(), reach.memory());
        this.listener = TubListener.open(reach.port(), endpoint, reach.limits(), new Comings());
    }

    public InetSocketAddress address() {
        return listener.address();
    }

    /** How many nodes have brought the publisher of their log, and are there. */
    public int nodes() {
        return conversations.size();
    }

    private Optional<Published> published(String name) {
        return names.find(name).map(invited -> new Published(
                new LogGatherer((publisher, connection) -> take(invited, publisher, connection)),
                invited.furl()));
    }

    private void take(GathererName.Invited invited, RemoteReference publisher, Broker broker) {
        NodeMemory memory;
        synchronized (memories) {
            memory = memories.computeIfAbsent(broker.peer(), _ -> new NodeMemory());
        }
        NodeConversation conversation = new NodeConversation(
                new NodeConversation.Partner(broker, publisher, invited.node(), address(broker)), store,
                memory, fetching, times, stored, events, text -> notices.say(broker.peer().text(), text));
        // A node may have two FURLs of ours: it has one log.
        conversations.computeIfAbsent(broker, _ -> new Conversing(conversation, invited,
                Thread.ofVirtual().name("incident-node " + broker.peer()).start(() -> converse(conversation, broker))));
    }

    private void converse(NodeConversation conversation, Broker broker) {
        try {
            conversation.run();
        } catch (InterruptedException expected) {
            // The gatherer is closed.
        } finally {
            conversations.remove(broker);
            // Its node comes again; a connection over which nothing is said any more would look as if all were well.
            broker.connection().close();
        }
    }

    private static Optional<String> address(Broker broker) {
        return broker.connection().address() instanceof InetSocketAddress address
                ? Optional.of(address.getAddress().getHostAddress())
                : Optional.empty();
    }

    /** Ends connections of nodes whose names do not hold any more. */
    public void review() {
        try {
            conversations.forEach((broker, conversing) -> {
                if (!names.isValid(conversing.invited())) {
                    broker.connection().close();
                }
            });
        } catch (GatherException e) {
            notices.say("review", "it cannot be seen whose FURLs were taken back: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        listener.close();
        long end = System.nanoTime() + CLOSING.toNanos();
        for (Conversing each : conversations.values()) {
            try {
                if (!each.thread().join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    each.thread().interrupt();
                }
            } catch (InterruptedException e) {
                each.thread().interrupt();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Who comes and goes. */
    private final class Comings implements Arrivals {
        @Override
        public void refused(InetAddress from, Unwelcome why, String detail) {
            notices.say(why + " " + from.getHostAddress(), "a connection from " + from.getHostAddress()
                    + " is not kept: " + why.words() + (detail.isEmpty() ? "" : ": " + detail));
        }

        @Override
        public void arrived(Session session) {
            // Something is to be done when it brings its publisher.
        }

        @Override
        public void left(Session session, String why) {
            Conversing conversing = conversations.get(session.broker());
            if (conversing != null) {
                conversing.conversation().agenda().end();
            }
        }

        @Override
        public void shut(String why) {
            notices.say("shut", "nobody can be let in for now: " + why);
        }
    }

    /** What nodes cannot be told. */
    private final class Mistakes implements BrokerListener {
        @Override
        public void unknownName(TubId peer) {
            notices.say("name " + peer, "the tub " + peer
                    + " asked for a name that there is not: see that its FURL is whole, and was not revoked");
        }

        @Override
        public void broken(TubId peer, String method, RuntimeException mistake) {
            notices.say("broken " + peer,
                    "a call of " + method + " by " + peer + " failed, which is a mistake of gather: "
                            + mistake);
        }
    }
}
