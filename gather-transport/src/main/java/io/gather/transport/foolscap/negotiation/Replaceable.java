package io.gather.transport.foolscap.negotiation;

/** A connection that may have to make room for another one with the same peer. */
@FunctionalInterface
public interface Replaceable {
    /** Ends it; does not wait for that. */
    void replaced();
}
