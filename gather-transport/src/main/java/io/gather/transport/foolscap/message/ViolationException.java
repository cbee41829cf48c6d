package io.gather.transport.foolscap.message;

/** An object is not as it must be; the stream of tokens is in order. */
final class ViolationException extends Exception {
    private static final long serialVersionUID = 1;

    ViolationException(String message) {
        super(message);
    }
}
