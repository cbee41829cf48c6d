package io.gather.transport.foolscap.negotiation;

/** A connection that may have to make room for another one with the same peer. */
public interface Replaceable {
    /** What has ended counts no more, though nobody may have told {@link PeerTable} yet. */
    boolean hasEnded();

    /** Ends it; does not wait for that. */
    void replaced();
}
