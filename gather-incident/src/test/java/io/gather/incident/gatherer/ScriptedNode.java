package io.gather.incident.gatherer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.gather.transport.foolscap.dial.TubDialler;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.SessionLimits;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.BrokerListener;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.Published;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.reference.RefusedCallException;
import io.gather.transport.foolscap.reference.RemoteReference;
import io.gather.transport.foolscap.tub.Tub;
import org.jspecify.annotations.Nullable;

/** A node that has whatever incidents a test gives it, and connects when the test says so. */
class ScriptedNode implements Referenceable, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final NavigableMap<String, Integer> incidents = new ConcurrentSkipListMap<>();
    final List<String> askedSince = new CopyOnWriteArrayList<>();
    final List<String> fetched = new CopyOnWriteArrayList<>();
    private final Tub tub;
    private volatile @Nullable RemoteReference observer;
    private @Nullable Session session;

    ScriptedNode() {
        this(Tub.create(Instant.now()));
    }

    ScriptedNode(Tub tub) {
        this.tub = tub;
    }

    final TubId id() {
        return tub.id();
    }

    void connect(Furl gatherer) throws IOException, InterruptedException, CallException {
        TubDialler dialler = new TubDialler(new TubEndpoint(tub, (_, _) -> Optional.empty(), new BrokerListener() {
            @Override
            public void unknownName(TubId peer) {
                throw new AssertionError("it asks for " + peer);
            }

            @Override
            public void broken(TubId peer, String method, RuntimeException mistake) {
                throw new AssertionError(method, mistake);
            }
        }, SessionLimits.USUAL));
        Session dialled = dialler.dial(gatherer, PATIENCE);
        session = dialled;
        RemoteReference remote = dialled.broker().find(gatherer, PATIENCE);
        remote.tell("logport", Arguments.of(Value.bytes(tub.id().text()),
                dialled.broker().lend(new Published(this, new Furl(tub.id(), List.of(), Furl.newName())))), PATIENCE);
    }

    void disconnect() {
        if (session != null) {
            session.close();
        }
    }

    /** The gatherer has subscribed, and is told of one more. */
    void report(String name) throws CallException, InterruptedException {
        incidents.put(name, incidents.size());
        tell(name);
    }

    private void tell(String name) throws CallException, InterruptedException {
        RemoteReference told = observer;
        if (told == null) {
            throw new AssertionError("nobody has subscribed");
        }
        Value ignored = told.call("new_incident", Arguments.of(Value.bytes(name), trigger(name)), PATIENCE);
    }

    /** For a test, in which nothing is expected to fail. */
    final void tellAgain(String name) throws InterruptedException {
        try {
            tell(name);
        } catch (CallException e) {
            throw new AssertionError(e);
        }
    }

    Value trigger(String name) {
        Map<Value, Value> trigger = new LinkedHashMap<>();
        trigger.put(Value.text("message"), Value.text("it broke"));
        trigger.put(Value.text("level"), Value.of(30));
        trigger.put(Value.text("num"), Value.of(incidents.getOrDefault(name, -1)));
        trigger.put(Value.text("time"), new Value.Real(1.5e9));
        trigger.put(Value.text("umid"), Value.text("Scripd"));
        return new Value.Dict(trigger);
    }

    @Override
    public String type() {
        return "RILogPublisher.foolscap.lothar.com";
    }

    @Override
    public Value call(String method, Arguments arguments, Broker from)
            throws RefusedCallException, InterruptedException {
        return switch (method) {
            case "subscribe_to_incidents" -> {
                String since = arguments.get(2, "since").flatMap(Value::asText).orElse("");
                RemoteReference told = arguments.get(0, "observer").flatMap(from::remote).orElseThrow();
                observer = told;
                // Tests wait for this.
                askedSince.add(since);
                Thread.ofVirtual().start(() -> catchUp(told, since));
                yield new Value.None();
            }
            case "list_incidents" -> list(arguments.get(0, "since").flatMap(Value::asText).orElse(""));
            case "get_incident" -> incident(arguments.get(0, "incident_name").flatMap(Value::asText).orElseThrow());
            default -> new Value.None();
        };
    }

    private void catchUp(RemoteReference told, String since) {
        try {
            for (String name : new ArrayList<>(incidents.tailMap(since, false).keySet())) {
                told.tell("new_incident", Arguments.of(Value.bytes(name), trigger(name)), PATIENCE);
            }
            beforeTheEnd();
            told.tell("done_with_incident_catchup", Arguments.none(), PATIENCE);
            afterTheEnd();
        } catch (CallException | InterruptedException expected) {
            // The connection has ended.
        }
    }

    /** Before it says that it has told of all. */
    void beforeTheEnd() throws InterruptedException {}

    void afterTheEnd() {}

    Value list(String since) throws RefusedCallException, InterruptedException {
        Map<Value, Value> all = new LinkedHashMap<>();
        incidents.tailMap(since, false).keySet().forEach(name -> all.put(Value.text(name), trigger(name)));
        return new Value.Dict(all);
    }

    Value incident(String name) throws RefusedCallException, InterruptedException {
        fetched.add(name);
        return new Value.Tuple(List.of(
                new Value.Dict(Map.of(Value.text("type"), Value.text("incident"), Value.text("trigger"),
                        trigger(name))),
                new Value.Listing(List.of(trigger(name)))));
    }

    @Override
    public void close() {
        disconnect();
    }
}
