package io.gather.incident.publisher;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.gather.incident.machine.ThisMachine;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.spool.KeptIncident;
import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.reference.RefusedCallException;
import io.gather.transport.foolscap.reference.RemoteReference;

/** What a gatherer calls here: this machine's incidents, as any node of Foolscap publishes its own. Of one connection. */
final class LogPublisher implements Referenceable {
    static final String TYPE = "RILogPublisher.foolscap.lothar.com";
    private static final int MOST_SUBSCRIPTIONS = 100;

    private final ThisMachine machine;
    private final IncidentSpool spool;
    private final PublishedEvents events;
    private final FeedConnection connection;
    private final Consumer<IncidentName> answered;
    private final Consumer<String> notices;
    private final Set<ObserverFeed<?>> feeds = ConcurrentHashMap.newKeySet();

    /**
     * @param connection ended when it is of no use any more
     * @param answered hears which incidents are on their way; does not wait
     */
    LogPublisher(ThisMachine machine, IncidentSpool spool, PublishedEvents events, FeedConnection connection,
            Consumer<IncidentName> answered, Consumer<String> notices) {
        this.machine = machine;
        this.spool = spool;
        this.events = events;
        this.connection = connection;
        this.answered = answered;
        this.notices = notices;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Value call(String method, Arguments arguments, Broker from) throws RefusedCallException {
        return switch (method) {
            case "get_versions" -> versions();
            case "get_pid" -> Value.of(machine.process());
            case "list_incidents" -> list(text(arguments, 0, "since"));
            case "get_incident" -> incident(name(arguments));
            case "subscribe_to_incidents" -> from.lend(started(new IncidentFeed(spool, observer(arguments, from),
                    truth(arguments, 1, "catch_up"), text(arguments, 2, "since"), connection, notices)));
            case "subscribe_to_all" -> from.lend(started(new LogEventFeed(events, observer(arguments, from),
                    truth(arguments, 1, "catch_up"), connection, notices)));
            case "unsubscribe" -> {
                if (arguments.get(0, "subscription").flatMap(from::ours).orElseThrow(
                        () -> odd("that is no subscription")) instanceof ObserverFeed<?> feed) {
                    feed.end();
                    feeds.remove(feed);
                }
                yield new Value.None();
            }
            default -> throw new RefusedCallException("builtins.AttributeError", "a publisher has no such method");
        };
    }

    private <T extends ObserverFeed<?>> T started(T feed) throws RefusedCallException {
        if (feeds.size() >= MOST_SUBSCRIPTIONS) {
            feed.leave();
            throw odd("there are " + MOST_SUBSCRIPTIONS + " subscriptions on this connection already");
        }
        feeds.add(feed);
        feed.start();
        return feed;
    }

    private Value versions() {
        Map<Value, Value> versions = new LinkedHashMap<>();
        machine.versions().forEach((name, version) -> versions.put(Value.bytes(name), Value.bytes(version)));
        return new Value.Dict(versions);
    }

    private Value list(String since) throws RefusedCallException {
        Map<Value, Value> all = new LinkedHashMap<>();
        for (IncidentName each : spool.names()) {
            if (each.text().compareTo(IncidentFeed.trimmed(since)) > 0) {
                Optional<Dict> trigger = read(() -> spool.trigger(each));
                trigger.ifPresent(it -> all.put(Value.text(each.text()), OutgoingValue.of(it)));
            }
        }
        return new Value.Dict(all);
    }

    private Value incident(Optional<IncidentName> name) throws RefusedCallException {
        Optional<KeptIncident> incident = name.isEmpty() ? Optional.empty() : read(() -> spool.read(name.get()));
        if (incident.isEmpty()) {
            throw new RefusedCallException("builtins.KeyError", "no incident of that name");
        }
        return new Value.Tuple(List.of(OutgoingValue.of(incident.get().header()),
                new Value.Listing(incident.get().events().stream().map(OutgoingValue::of).toList())));
    }

    private interface Reading<T> {
        Optional<T> read() throws IOException;
    }

    private <T> Optional<T> read(Reading<T> reading) throws RefusedCallException {
        try {
            return reading.read();
        } catch (IOException e) {
            notices.accept("an incident cannot be read: " + e.getMessage());
            throw new RefusedCallException("builtins.OSError", "it cannot be read");
        }
    }

    private static RemoteReference observer(Arguments arguments, Broker from) throws RefusedCallException {
        return arguments.get(0, "observer").flatMap(from::remote).orElseThrow(() -> odd("an observer is needed"));
    }

    private static String text(Arguments arguments, int position, String name) {
        return arguments.get(position, name).flatMap(Value::asText).orElse("");
    }

    private static boolean truth(Arguments arguments, int position, String name) {
        return arguments.get(position, name).map(it -> it instanceof Value.Truth truth
                ? truth.value()
                : it.asLong().orElse(0L) != 0).orElse(false);
    }

    @Override
    public void answered(String method, Arguments arguments, Broker to) {
        if (method.equals("get_incident")) {
            name(arguments).ifPresent(answered);
        }
    }

    private static Optional<IncidentName> name(Arguments arguments) {
        return arguments.get(0, "incident_name").flatMap(Value::asText).map(IncidentFeed::trimmed)
                .flatMap(IncidentName::read);
    }

    private static RefusedCallException odd(String why) {
        return new RefusedCallException("builtins.TypeError", why);
    }

    /** Ends all subscriptions. */
    void end() {
        feeds.forEach(ObserverFeed::end);
    }
}
