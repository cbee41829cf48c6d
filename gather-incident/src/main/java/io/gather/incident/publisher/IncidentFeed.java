package io.gather.incident.publisher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;

/** Tells an observer of incidents: of each once, first of those that there are, if it wants them, then of new ones. */
final class IncidentFeed extends ObserverFeed<IncidentName> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final IncidentSpool spool;
    private final RemoteReference observer;
    private final boolean catchUp;
    private final List<IncidentName> earlier;
    private final Consumer<IncidentName> listener = this::put;
    private final Consumer<String> notices;

    /** @param since only later ones are told of those that there are */
    IncidentFeed(IncidentSpool spool, RemoteReference observer, boolean catchUp, String since,
            FeedConnection connection, Consumer<String> notices) {
        super("incidents", Integer.MAX_VALUE, connection);
        this.spool = spool;
        this.observer = observer;
        this.catchUp = catchUp;
        this.notices = notices;
        // What is added between this and the first message is told by the listener.
        this.earlier = new ArrayList<>(spool.observe(listener));
        earlier.removeIf(it -> it.text().compareTo(trimmed(since)) <= 0);
    }

    /** A name may come as the name of its file. */
    static String trimmed(String name) {
        String bare = name.endsWith(".bz2") ? name.substring(0, name.length() - ".bz2".length()) : name;
        return bare.endsWith(".flog") ? bare.substring(0, bare.length() - ".flog".length()) : bare;
    }

    @Override
    void begin() throws CallException, InterruptedException {
        if (!catchUp) {
            return;
        }
        for (IncidentName each : earlier) {
            Optional<Value> trigger = trigger(each);
            if (trigger.isPresent()) {
                observer.tell("new_incident", Arguments.of(Value.bytes(each.text()), trigger.get()), PATIENCE);
            }
        }
        observer.tell("done_with_incident_catchup", Arguments.none(), PATIENCE);
    }

    @Override
    void tell(IncidentName name) throws CallException, InterruptedException {
        Optional<Value> trigger = trigger(name);
        if (trigger.isEmpty()) {
            return;
        }
        try {
            Value ignored = observer.call("new_incident", Arguments.of(Value.bytes(name.text()), trigger.get()),
                    PATIENCE);
        } catch (CallException e) {
            if (e.reason() != CallException.Cause.FAILED_THERE) {
                throw e;
            }
            // One that it cannot take is no reason to keep the next ones from it.
            notices.accept("the gatherer could not take the news of " + name + ": " + e.getMessage());
        }
    }

    private Optional<Value> trigger(IncidentName name) {
        try {
            Optional<Dict> trigger = spool.trigger(name);
            if (trigger.isEmpty()) {
                notices.accept(spool.folder().resolve(name.file()) + " is gone, or damaged: it is not told");
            }
            return trigger.map(OutgoingValue::of);
        } catch (IOException e) {
            notices.accept(spool.folder().resolve(name.file()) + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    void leave() {
        spool.forget(listener);
    }
}
