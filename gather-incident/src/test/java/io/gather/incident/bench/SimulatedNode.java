package io.gather.incident.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.incident.wire.LogInterface;
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

/** One node: what it tells is in memory already. */
final class SimulatedNode implements Referenceable, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** As nodes in Python have it: then they wait for answers. */
    private static final int UNDER_WAY = 10;
    private static final long PROCESS = 4711;

    private final int number;
    private final SimulatedIncidents incidents;
    private final Tub tub;
    private final TubDialler dialler;
    private final CompletableFuture<RemoteReference> incidentObserver = new CompletableFuture<>();
    private final CompletableFuture<RemoteReference> eventObserver = new CompletableFuture<>();
    private Optional<Session> session = Optional.empty();
    private int incidentsTold;
    private int eventsTold;

    SimulatedNode(int number, Tub tub, SimulatedIncidents incidents) {
        this.number = number;
        this.tub = tub;
        this.incidents = incidents;
        this.dialler = new TubDialler(new TubEndpoint(tub, (_, _) -> Optional.empty(), new BrokerListener() {
            @Override
            public void unknownName(TubId peer) {
                throw new IllegalStateException("nothing is published here");
            }

            @Override
            public void broken(TubId peer, String method, RuntimeException mistake) {
                throw mistake;
            }
        }, SessionLimits.USUAL));
    }

    /** Connects to a gatherer, which subscribes in return. */
    void connect(Furl gatherer) throws IOException, CallException, InterruptedException {
        Session dialled = dialler.dial(gatherer, PATIENCE);
        session = Optional.of(dialled);
        Broker broker = dialled.broker();
        broker.find(gatherer, PATIENCE).tell("logport", Arguments.of(Value.bytes(tub.id().text()),
                broker.lend(new Published(this, new Furl(tub.id(), List.of(), Furl.newName())))), PATIENCE);
    }

    /** Tells of so many new incidents. */
    void incidents(int howMany) throws CallException, InterruptedException {
        RemoteReference observer = subscribed(incidentObserver);
        for (int i = 0; i < howMany; i++) {
            int next = incidentsTold++;
            observer.tell("new_incident", Arguments.of(Value.bytes(SimulatedIncidents.name(number, next)),
                    SimulatedIncidents.trigger(number, next)), PATIENCE);
        }
    }

    /** Tells of so many events; all are answered at the end. */
    void events(int howMany) throws CallException, InterruptedException {
        RemoteReference observer = subscribed(eventObserver);
        for (int i = 1; i <= howMany; i++) {
            Arguments event = Arguments.of(incidents.event(i, eventsTold++));
            if (i % UNDER_WAY == 0 || i == howMany) {
                Value ignored = observer.call("msg", event, PATIENCE);
            } else {
                observer.tell("msg", event, PATIENCE);
            }
        }
    }

    /** Waits until the gatherer has subscribed to something. */
    void awaitSubscription() throws InterruptedException {
        try {
            Object ignored = CompletableFuture.anyOf(incidentObserver, eventObserver).get(PATIENCE.toSeconds(),
                    TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the gatherer does not subscribe", e);
        }
    }

    private static RemoteReference subscribed(CompletableFuture<RemoteReference> observer)
            throws InterruptedException {
        try {
            return observer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the gatherer does not subscribe", e);
        }
    }

    @Override
    public String type() {
        return LogInterface.PUBLISHER.text();
    }

    @Override
    public Value call(String method, Arguments arguments, Broker from) throws RefusedCallException {
        return switch (method) {
            case "get_versions" -> new Value.Dict(Map.of());
            case "get_pid" -> Value.of(PROCESS);
            case "subscribe_to_incidents", "subscribe_to_all" -> from.lend(new Subscription());
            case "get_incident" -> incidents.incident(trigger(arguments));
            default -> throw new RefusedCallException("builtins.AttributeError", method);
        };
    }

    private Value trigger(Arguments arguments) throws RefusedCallException {
        int which = arguments.get(0, "name").flatMap(Value::asText).map(SimulatedIncidents::number)
                .orElseThrow(() -> new RefusedCallException("builtins.KeyError", "an incident has a name"));
        return SimulatedIncidents.trigger(number, which);
    }

    /** A gatherer is told nothing before its subscription was answered. */
    @Override
    public void answered(String method, Arguments arguments, Broker to) throws InterruptedException {
        if (!method.startsWith("subscribe")) {
            return;
        }
        RemoteReference observer = arguments.get(0, "observer").flatMap(to::remote).orElseThrow();
        if (method.equals("subscribe_to_all")) {
            eventObserver.complete(observer);
            return;
        }
        try {
            // There is nothing from before.
            observer.tell("done_with_incident_catchup", Arguments.none(), PATIENCE);
            incidentObserver.complete(observer);
        } catch (CallException e) {
            incidentObserver.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        session.ifPresent(Session::close);
    }

    private static final class Subscription implements Referenceable {
        @Override
        public String type() {
            return LogInterface.SUBSCRIPTION.text();
        }

        @Override
        public Value call(String method, Arguments arguments, Broker from) {
            return new Value.None();
        }
    }
}
