package io.gather.transport.foolscap.negotiation;

import java.io.IOException;

/** Two tubs do not come to terms. */
public final class NegotiationException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean theirs;

    private NegotiationException(String message, boolean theirs) {
        super(message);
        this.theirs = theirs;
    }

    /** We do not go on with the peer. */
    public static NegotiationException ours(String message) {
        return new NegotiationException(message, false);
    }

    /** The peer does not go on with us. */
    public static NegotiationException theirs(String message) {
        return new NegotiationException(message, true);
    }

    /** Whether the peer said so; otherwise it is to be told. */
    public boolean isTheirs() {
        return theirs;
    }
}
