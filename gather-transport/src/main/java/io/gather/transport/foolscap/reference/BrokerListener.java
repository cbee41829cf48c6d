package io.gather.transport.foolscap.reference;

import io.gather.transport.foolscap.furl.TubId;

/** Hears what peers cannot be told. */
public interface BrokerListener {
    /** A peer asked for an object that there is not. */
    void unknownName(TubId peer);

    /** A mistake in our own code; the peer was told that the call failed. */
    void broken(TubId peer, String method, RuntimeException mistake);
}
