package io.gather.transport.foolscap.reference;

import java.util.Optional;

import io.gather.transport.foolscap.message.RemoteFailure;
import io.gather.transport.foolscap.message.Value;
import org.jspecify.annotations.Nullable;

/** A call of ours that came to nothing. */
public final class CallException extends Exception {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Cause {
        /** The peer answered with an error. */
        FAILED_THERE,
        /** The answer did not come whole, or was no answer. */
        SPOILED,
        /** The answer came, and there was no memory for it here, or no room where it goes: it may be asked for again. */
        NOT_TAKEN,
        NO_ANSWER,
        /** The connection had ended, or did so before the answer. */
        ENDED
    }

    private final Cause reason;
    private final transient @Nullable RemoteFailure failure;
    private final transient @Nullable Value salvaged;

    private CallException(Cause reason, String message, @Nullable RemoteFailure failure, @Nullable Value salvaged) {
        super(message);
        this.reason = reason;
        this.failure = failure;
        this.salvaged = salvaged;
    }

    static CallException failed(RemoteFailure failure) {
        return new CallException(Cause.FAILED_THERE, failure.type() + ": " + failure.value(), failure, null);
    }

    static CallException of(Cause reason, String message) {
        return new CallException(reason, message, null, null);
    }

    static CallException of(Cause reason, String message, Optional<Value> salvaged) {
        return new CallException(reason, message, null, salvaged.orElse(null));
    }

    public Cause reason() {
        return reason;
    }

    /** Of a call that failed there. */
    public Optional<RemoteFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** The begin of an answer that did not come whole. */
    public Optional<Value> salvaged() {
        return Optional.ofNullable(salvaged);
    }
}
