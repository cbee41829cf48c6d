package io.gather.transport.foolscap.message;

/** An object is not as it must be, or cannot be taken now; the stream of tokens is in order. */
final class ViolationException extends Exception {
    private static final long serialVersionUID = 1;

    private final Inbound.Fault fault;

    ViolationException(String message) {
        this(message, Inbound.Fault.UNFIT);
    }

    ViolationException(String message, Inbound.Fault fault) {
        super(message);
        this.fault = fault;
    }

    Inbound.Fault fault() {
        return fault;
    }
}
