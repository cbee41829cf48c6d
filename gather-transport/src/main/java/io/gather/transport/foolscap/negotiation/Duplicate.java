package io.gather.transport.foolscap.negotiation;

import java.util.Optional;

/** What a second connection of a peer is taken for, by the master: the one that is there may be dead, or the new one may be superfluous. */
enum Duplicate {
    /** It does not tell enough (before 0.2.0); to accept it could throw out the better one, again and again. */
    OF_AN_OLD_PEER(false),
    PEER_RESTARTED(true),
    /** One of several that were dialled at the same time. */
    DIALLED_IN_PARALLEL(false),
    WE_RESTARTED(true),
    /** The peer knows of the one that is there, and comes all the same: for the peer it has ended. */
    OTHER_IS_DEAD(true),
    LATE(false),
    FROM_THE_FUTURE(false);

    private final boolean better;

    Duplicate(boolean better) {
        this.better = better;
    }

    /** Whether it takes the place of the one that is there. */
    boolean isBetter() {
        return better;
    }

    /**
     * @param known the incarnation of the peer on the connection that is there
     * @param current that connection
     */
    static Duplicate of(Hello offer, Optional<String> known, ConnectionNumber current) {
        if (offer.incarnation().isEmpty() || offer.last().isEmpty()) {
            return OF_AN_OLD_PEER;
        }
        if (!offer.incarnation().equals(known)) {
            return PEER_RESTARTED;
        }
        ConnectionNumber last = offer.last().get();
        if (last.isNone()) {
            return DIALLED_IN_PARALLEL;
        }
        if (!last.incarnation().equals(current.incarnation())) {
            return WE_RESTARTED;
        }
        if (last.number() == current.number()) {
            return OTHER_IS_DEAD;
        }
        return last.number() < current.number() ? LATE : FROM_THE_FUTURE;
    }
}
