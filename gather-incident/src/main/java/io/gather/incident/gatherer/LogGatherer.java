package io.gather.incident.gatherer;

import io.gather.incident.wire.LogInterface;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.reference.RefusedCallException;
import io.gather.transport.foolscap.reference.RemoteReference;

/** What nodes bring the publisher of their log to: one object for each name that it can be asked for by. */
final class LogGatherer implements Referenceable {
    private final Taking taking;

    /** Who speaks with the node from then on. */
    @FunctionalInterface
    interface Taking {
        void take(RemoteReference publisher, Broker connection);
    }

    LogGatherer(Taking taking) {
        this.taking = taking;
    }

    @Override
    public String type() {
        return LogInterface.GATHERER.text();
    }

    @Override
    public Value call(String method, Arguments arguments, Broker from)
            throws RefusedCallException {
        if (!method.equals("logport")) {
            throw new RefusedCallException("builtins.AttributeError", "a gatherer has no such method");
        }
        // Who the node is its certificate tells, not what it says.
        RemoteReference publisher = arguments.get(1, "logport").or(() -> arguments.get(1, "publisher"))
                .flatMap(from::remote).orElseThrow(
                        () -> new RefusedCallException("builtins.TypeError", "the publisher of a log was expected"));
        taking.take(publisher, from);
        return new Value.None();
    }
}
