package io.gather.incident.publisher;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;

/** Tells an observer of all events. */
final class LogEventFeed extends ObserverFeed<Dict> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** As nodes have it. */
    private static final int MOST_WAITING = 2000;

    private final PublishedEvents events;
    private final RemoteReference observer;
    private final boolean catchUp;
    private final Consumer<String> notices;
    private final Consumer<Dict> listener = this::put;
    private final List<Dict> earlier;

    LogEventFeed(PublishedEvents events, RemoteReference observer, boolean catchUp, FeedConnection connection,
            Consumer<String> notices) {
        super("events", MOST_WAITING, connection);
        this.events = events;
        this.observer = observer;
        this.catchUp = catchUp;
        this.notices = notices;
        this.earlier = events.observe(listener);
    }

    @Override
    void begin() throws CallException, InterruptedException {
        if (catchUp) {
            for (Dict each : earlier) {
                observer.tell("msg", Arguments.of(OutgoingValue.of(each)), PATIENCE);
            }
        }
    }

    @Override
    void tell(Dict event) throws CallException, InterruptedException {
        try {
            Value ignored = observer.call("msg", Arguments.of(OutgoingValue.of(event)), PATIENCE);
        } catch (CallException e) {
            if (e.reason() != CallException.Cause.FAILED_THERE) {
                throw e;
            }
            // One that it cannot take is no reason to keep the next ones from it.
            notices.accept("the gatherer could not take an event: " + e.getMessage());
        }
    }

    @Override
    void leave() {
        events.forget(listener);
    }
}
