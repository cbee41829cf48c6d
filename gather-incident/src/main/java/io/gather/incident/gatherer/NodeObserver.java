package io.gather.incident.gatherer;

import java.io.IOException;
import java.util.Optional;

import io.gather.core.error.GatherException;
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
            case EVENT -> {
                Dict event = WireValue.dict(arguments.get(0, "logmsg").orElseGet(Value.None::new));
                if (seen.add(new LogEvent(event))) {
                    events.event(from.peer(), event);
                }
            }
            case "done_with_incident_catchup" -> conversation.agenda().caughtUp();
            case "done" -> {
                // Of files of logs, which nobody asks for.
            }
            default -> throw new RefusedCallException("builtins.AttributeError", "an observer has no such method");
        }
        return new Value.None();
    }

    /** A name that cannot become a file's is none that a node makes. */
    private void announced(Arguments arguments) throws RefusedCallException, InterruptedException {
        IncidentName name = name(arguments).orElseThrow(
                () -> new RefusedCallException("builtins.ValueError", "that is no name of an incident"));
        try {
            conversation.announced(name, trigger(arguments));
        } catch (IOException | GatherException e) {
            conversation.trouble("it cannot be seen whether " + name + " is here already: " + e.getMessage());
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
