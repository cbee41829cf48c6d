package io.gather.transport.foolscap.reference;

import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;

/** The connection itself, as an object that the peer calls. */
final class BrokerObject implements Referenceable {
    private final Exports exports;
    private final PublishedObjects published;
    private final BrokerListener listener;

    BrokerObject(Exports exports, PublishedObjects published, BrokerListener listener) {
        this.exports = exports;
        this.published = published;
        this.listener = listener;
    }

    @Override
    public String type() {
        return "RIBroker";
    }

    @Override
    public Value call(String method, Arguments arguments, Broker from) throws RefusedCallException {
        return switch (method) {
            case "getReferenceByName" -> {
                String name = arguments.get(0, "name").flatMap(Value::asText).orElseThrow(BrokerObject::odd);
                Published found = published.find(name, from.peer()).orElseThrow(() -> {
                    listener.unknownName(from.peer());
                    return new RefusedCallException("builtins.KeyError", "there is no object of that name");
                });
                yield from.lend(found);
            }
            case "decref" -> {
                exports.release(arguments.get(0, "clid").flatMap(Value::asLong).orElseThrow(BrokerObject::odd),
                        arguments.get(1, "count").flatMap(Value::asLong).orElseThrow(BrokerObject::odd));
                yield new Value.None();
            }
            // We give no objects of third tubs, so there is nothing to give back.
            case "decgift" -> new Value.None();
            default -> throw new RefusedCallException("builtins.AttributeError", "a connection has no such method");
        };
    }

    private static RefusedCallException odd() {
        return new RefusedCallException("builtins.TypeError", "arguments that do not fit");
    }
}
