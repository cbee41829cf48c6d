package io.gather.transport.foolscap.reference;

import java.time.Duration;
import java.util.Optional;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.message.AnswerParts;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;

/** An object of the peer's, for as long as the connection lives. Safe for several threads. */
public final class RemoteReference {
    private final Broker broker;
    private final long id;
    private final Optional<String> type;
    private final Optional<Furl> furl;

    RemoteReference(Broker broker, long id, Optional<String> type, Optional<Furl> furl) {
        this.broker = broker;
        this.id = id;
        this.type = type;
        this.furl = furl;
    }

    /** The interface that it claims to have. */
    public Optional<String> type() {
        return type;
    }

    public Optional<Furl> furl() {
        return furl;
    }

    /**
     * Calls it, and waits for the answer.
     *
     * @param patience which includes the time until the call is under way
     */
    public Value call(String method, Arguments arguments, Duration patience)
            throws CallException, InterruptedException {
        return broker.call(id, method, arguments, patience);
    }

    /**
     * Calls it, and has the answer taken in parts.
     *
     * @param patience for each of them
     * @param longest for all of them
     * @return what is left of it: as many values as there were
     */
    public Value call(String method, Arguments arguments, Duration patience, Duration longest, AnswerParts taker)
            throws CallException, InterruptedException {
        return broker.call(new Broker.Call(id, method, arguments), patience, longest, taker);
    }

    /** Calls it, and wants no answer. */
    public void tell(String method, Arguments arguments, Duration patience)
            throws CallException, InterruptedException {
        broker.tell(id, method, arguments, patience);
    }

    /** As an argument of a call on the same connection. */
    public Value asArgument() {
        return new Value.Receiver(id);
    }

    @Override
    public String toString() {
        return type.orElse("object") + " " + id + " of " + broker.peer();
    }
}
