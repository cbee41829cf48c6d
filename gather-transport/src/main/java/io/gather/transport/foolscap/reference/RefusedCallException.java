package io.gather.transport.foolscap.reference;

import io.gather.transport.foolscap.message.RemoteFailure;

/** A call by a peer that is answered with an error. */
public final class RefusedCallException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient RemoteFailure failure;

    /** @param type such as {@code builtins.KeyError} */
    public RefusedCallException(String type, String message) {
        super(message);
        this.failure = RemoteFailure.of(type, message);
    }

    RemoteFailure failure() {
        return failure;
    }
}
