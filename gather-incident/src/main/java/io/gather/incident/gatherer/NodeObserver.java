package io.gather.incident.gatherer;

import java.io.IOException;
import java.util.Optional;

import io.gather.incident.event.LogEvent;
import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.wire.LogInterface;
import io.gather.incident.wire.SeenEvents;
import io.gather.incident.wire.WireValue;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.Referenceable;
import io.gather.transport.foolscap.reference.RefusedCallException;
import io.gather.transport.foolscap.reference.SpoiledCall;

/** What one node tells its incidents and events to. */
final class NodeObserver implements Referenceable {
    private static final String INCIDENT = "new_incident";
    private static final String EVENT = "msg";

    private final NodeConversation conversation;
    private final EventSink events;
    private final SeenEvents seen = new SeenEvents();
    private volatile boolean fresh;

    NodeObserver(NodeConversation conversation, EventSink events) {
        this.conversation = conversation;
        this.events = events;
    }

    @Override
    public String type() {
        return LogInterface.OBSERVER.text();
    }

    @Override
    public Value call(String method, Arguments arguments, Broker from)
            throws RefusedCallException, InterruptedException {
        switch (method) {
            case INCIDENT -> announced(arguments);
            case EVENT -> event(WireValue.dict(arguments.get(0, "logmsg").orElseGet(Value.None::new)), from);
            case "done_with_incident_catchup" -> conversation.agenda().caughtUp();
            case "done" -> {
                // Of files of logs, which nobody asks for.
            }
            default -> throw new RefusedCallException("builtins.AttributeError", "an observer has no such method");
        }
        return new Value.None();
    }

    private void event(Dict event, Broker from) {
        if (!seen.add(new LogEvent(event))) {
            return;
        }
        fresh = true;
        try {
            events.event(from.peer(), event);
        } catch (RuntimeException e) {
            // The node is told, and tells of no event from then on.
            conversation.agenda().subscribeToEvents();
            throw e;
        }
    }

    /** @return whether events came since this was asked last, that had not come before */
    boolean hadFreshEvents() {
        boolean had = fresh;
        fresh = false;
        return had;
    }

    /** A name that cannot become a file's is none that a node makes. */
    private void announced(Arguments arguments) throws RefusedCallException, InterruptedException {
        IncidentName name = name(arguments).orElseThrow(
                () -> new RefusedCallException("builtins.ValueError", "that is no name of an incident"));
        announced(name, trigger(arguments));
    }

    /** What may not be here is fetched: to store it once more changes nothing, and nobody tells of it again. */
    void announced(IncidentName name, Dict trigger) throws InterruptedException {
        try {
            conversation.announced(name, trigger);
        } catch (IOException | RuntimeException e) {
            conversation.agenda().want(name, trigger);
            conversation.trouble("it cannot be seen whether " + name + " is here already: " + e);
        }
    }

    private static Optional<IncidentName> name(Arguments arguments) {
        return arguments.get(0, "name").flatMap(Value::asText).flatMap(IncidentName::read);
    }

    private static Dict trigger(Arguments arguments) {
        return WireValue.dict(arguments.get(1, "trigger").orElseGet(Value.None::new));
    }

    /** What a node cannot send whole it does not send again by itself. */
    @Override
    public void spoiled(SpoiledCall call, Broker from) throws InterruptedException {
        String method = call.method().orElse("");
        switch (call.ending()) {
            case ABORTED -> {
                if (method.equals(INCIDENT)) {
                    conversation.agenda().subscribeToIncidents();
                } else if (method.equals(EVENT)) {
                    conversation.agenda().subscribeToEvents();
                }
            }
            case REFUSED -> {
                // Its name came, and the trigger comes with the incident.
                if (method.equals(INCIDENT) && name(call.arguments()).isPresent()) {
                    conversation.agenda().want(name(call.arguments()).get(), Dict.EMPTY);
                    conversation.agenda().subscribeToIncidents();
                } else if (method.equals(EVENT)) {
                    conversation.agenda().subscribeToEvents();
                }
            }
            case CUT -> {
                if (method.equals(INCIDENT) && name(call.arguments()).isPresent()) {
                    conversation.cut(name(call.arguments()).get(), trigger(call.arguments()));
                }
            }
        }
    }
}
