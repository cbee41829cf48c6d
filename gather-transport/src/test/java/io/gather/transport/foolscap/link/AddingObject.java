package io.gather.transport.foolscap.link;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.reference.RefusedCallException;
import io.gather.transport.foolscap.reference.SpoiledCall;

/** What the script does in Python, in Java. */
final class AddingObject implements Referenceable {
    private final List<String> spoiled = new CopyOnWriteArrayList<>();

    @Override
    public String type() {
        return "RIAdding.gather";
    }

    @Override
    public Value call(String method, Arguments arguments, Broker from)
            throws RefusedCallException, InterruptedException {
        return switch (method) {
            case "add" -> new Value.Whole(number(arguments, 0, "a").add(number(arguments, 1, "b")));
            case "echo" -> arguments.get(0, "value").orElseThrow();
            case "fail" -> throw new RefusedCallException("builtins.ValueError", "no");
            case "spoiled" -> Value.text(String.join(" ", spoiled));
            case "again" -> Value.of(from.ours(arguments.positional().getFirst()).filter(it -> it == this).isPresent());
            case "call" -> called(arguments, from);
            default -> throw new RefusedCallException("builtins.AttributeError", method);
        };
    }

    /** From within a call of the peer's. */
    private static Value called(Arguments arguments, Broker from) throws RefusedCallException, InterruptedException {
        try {
            return from.remote(arguments.positional().getFirst()).orElseThrow().call("add",
                    Arguments.of(arguments.positional().get(1)).with("b", arguments.positional().get(2)),
                    Duration.ofSeconds(20));
        } catch (CallException e) {
            throw new RefusedCallException("builtins.RuntimeError", String.valueOf(e.getMessage()));
        }
    }

    private static BigInteger number(Arguments arguments, int position, String name) {
        return ((Value.Whole) arguments.get(position, name).orElseThrow()).value();
    }

    @Override
    public void spoiled(SpoiledCall call, Broker from) {
        spoiled.add(call.method().orElse("?") + call.ending() + call.arguments().positional());
    }

    List<String> spoiled() {
        return spoiled;
    }
}
