package io.gather.transport.foolscap.message;

/** One whole message. */
public sealed interface Message extends Inbound {
    /** Requests of this number want no answer. */
    long NO_ANSWER = 0;
    /** The connection itself, as an object. */
    long BROKER = 0;

    /** @param target the number of an object of the receiver's */
    record Call(long request, long target, String method, Arguments arguments) implements Message {}

    record Answer(long request, Value value) implements Message {}

    record Failed(long request, RemoteFailure failure) implements Message {}
}
