package io.gather.transport.foolscap.link;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;

import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.message.SharedMemory;
import io.gather.transport.foolscap.negotiation.ConnectionNumber;
import io.gather.transport.foolscap.negotiation.NegotiationException;
import io.gather.transport.foolscap.negotiation.PeerTable;
import io.gather.transport.foolscap.reference.BrokerListener;
import io.gather.transport.foolscap.reference.PublishedObjects;
import io.gather.transport.foolscap.tub.Tub;
import io.gather.transport.foolscap.tub.TubTls;
import io.gather.transport.net.Deadline;

/** One of our tubs, as it meets others over sockets that whoever listens or dials hands over. Safe for several threads. */
public final class TubEndpoint {
    private final PeerTable peers = new PeerTable();
    private final Handshake handshake;
    private final PublishedObjects published;
    private final BrokerListener listener;
    private final SessionLimits limits;
    private final SharedMemory memory;
    private final SessionWatch watch;

    /** Of which there is one in this process, or a few. */
    public TubEndpoint(Tub tub, PublishedObjects published, BrokerListener listener, SessionLimits limits) {
        this(tub, published, listener, limits, SharedMemory.ofHeap());
    }

    /**
     * @param published what peers may ask for
     * @param memory for messages of all connections
     */
    public TubEndpoint(Tub tub, PublishedObjects published, BrokerListener listener, SessionLimits limits,
            SharedMemory memory) {
        this.handshake = new Handshake(tub.id(), new TubTls(tub), peers);
        this.published = published;
        this.listener = listener;
        this.limits = limits;
        this.memory = memory;
        this.watch = new SessionWatch(limits);
    }

    @FunctionalInterface
    private interface Agreeing {
        Handshake.Agreed run(Wire wire) throws IOException;
    }

    /**
     * Agrees with a peer that has dialled us.
     *
     * @param socket which is closed with the session, and when there is none
     * @throws IOException when it comes to none; in words for people
     */
    public Session accept(Socket socket) throws IOException {
        return session(socket, handshake::asServer, Session::start);
    }

    /**
     * Agrees with a tub that we have dialled.
     *
     * @param host as it stands in the hint
     */
    public Session dialled(Socket socket, String host, TubId wanted) throws IOException {
        return dialled(socket, host, wanted, last(wanted));
    }

    /** @param last as {@link #last} said before the first of several connections was dialled */
    public Session dialled(Socket socket, String host, TubId wanted, ConnectionNumber last) throws IOException {
        return session(socket, wire -> handshake.asClient(wire, host, wanted, last), Session::startKnown);
    }

    /** The last connection with this tub, as far as the tub has told us. */
    public ConnectionNumber last(TubId peer) {
        return peers.last(peer);
    }

    public boolean isConnected(TubId peer) {
        return peers.isConnected(peer);
    }

    private Session session(Socket socket, Agreeing agreeing, Consumer<Session> start) throws IOException {
        Wire wire = new Wire(socket);
        try (Deadline _ = new Deadline(wire, limits.handshake())) {
            socket.setTcpNoDelay(true);
            Handshake.Agreed agreed = agreeing.run(wire);
            Session session = new Session(wire, agreed, peers, published, listener, limits, memory, watch);
            start.accept(session);
            return session;
        } catch (IOException e) {
            String why = wire.because(Handshake.words(e));
            giveUp(wire, why);
            throw e instanceof NegotiationException
                    ? e
                    : new IOException(why, e);
        } catch (RuntimeException | Error e) {
            giveUp(wire, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** The peer may have been entered already, and would be turned away as its own double from then on. */
    private void giveUp(Wire wire, String why) {
        wire.end(why);
        peers.leave(wire);
    }
}
