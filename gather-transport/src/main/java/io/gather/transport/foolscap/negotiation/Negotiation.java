package io.gather.transport.foolscap.negotiation;

import java.util.Optional;

import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/**
 * How one connection is agreed on, inside of TLS: both say hello, then the tub whose id sorts higher, the master, decides. Knows
 * no socket: it is handed the blocks that come, and says which ones to send. For one thread.
 */
public final class Negotiation {
    static final Versions BANANA = new Versions(3, 3);
    static final Versions VOCABULARY = new Versions(0, Vocabulary.lastInitial());

    private final TubId us;
    private final Optional<TubId> wanted;
    private final Optional<ConnectionNumber> last;
    private final PeerTable peers;
    private final Replaceable connection;
    private @Nullable TubId awaited;

    private Negotiation(TubId us, Optional<TubId> wanted, Optional<ConnectionNumber> last, PeerTable peers,
            Replaceable connection) {
        this.us = us;
        this.wanted = wanted;
        this.last = last;
        this.peers = peers;
        this.connection = connection;
    }

    /**
     * @param wanted whom we have dialled
     * @param last what {@link PeerTable#last} said before the first of several connections was dialled: what they agree on meanwhile would make
     * the peer take each for better than the one before
     */
    public static Negotiation asClient(TubId us, TubId wanted, ConnectionNumber last, PeerTable peers,
            Replaceable connection) {
        return new Negotiation(us, Optional.of(wanted), Optional.of(last), peers, connection);
    }

    public static Negotiation asServer(TubId us, PeerTable peers, Replaceable connection) {
        return new Negotiation(us, Optional.empty(), Optional.empty(), peers, connection);
    }

    /** To be sent as soon as TLS is there. */
    public HeaderBlock hello() {
        return new Hello(BANANA, VOCABULARY, Optional.of(peers.incarnation()), Optional.of(us), last).block();
    }

    /**
     * @param block the first one of the peer
     * @param proved who the peer is by its certificate
     */
    public NegotiationStep hello(HeaderBlock block, Optional<TubId> proved) throws NegotiationException {
        Hello offer = Hello.parse(block);
        BANANA.best(offer.banana(), "banana version");
        TubId peer = known(offer, proved);
        if (us.compareTo(peer) < 0) {
            awaited = peer;
            return new NegotiationStep.Await();
        }
        int table = (int) VOCABULARY.best(offer.vocabulary(), "initial vocab set");
        // Whoever dials says which one it remembers: where it is we, the peer's words lack that.
        Hello complete = last.isPresent() ? offer.with(last) : offer;
        ConnectionNumber current = peers.admit(peer, complete, connection);
        return new NegotiationStep.Decided(new Decision(table, Optional.of(current)).block(),
                new Agreement(peer, Vocabulary.initial(table)));
    }

    private TubId known(Hello offer, Optional<TubId> proved) throws NegotiationException {
        if (proved.isEmpty()) {
            throw NegotiationException.ours("you must use a certificate to claim a TubID");
        }
        TubId peer = proved.get();
        if (!offer.tub().equals(proved)) {
            throw NegotiationException.ours("TubID mismatch");
        }
        if (wanted.isPresent() && !wanted.get().equals(peer)) {
            throw NegotiationException.ours("connected to the wrong Tub");
        }
        if (peer.equals(us)) {
            throw NegotiationException.ours("a tub is not connected to itself");
        }
        return peer;
    }

    /** @param block the second one of the peer, where we await it */
    public Agreement decision(HeaderBlock block) throws NegotiationException {
        TubId master = awaited;
        if (master == null) {
            throw new IllegalStateException("nobody else decides");
        }
        Decision decision = Decision.parse(block);
        peers.follow(master, decision, connection);
        return new Agreement(master, Vocabulary.initial(decision.table()));
    }
}
