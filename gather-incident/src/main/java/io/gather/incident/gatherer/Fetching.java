package io.gather.incident.gatherer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import io.gather.incident.store.IncidentName;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.StoredIncident;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.wire.WireValue;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;

/** Gets incidents, of a few nodes at a time, and stores them. Safe for several threads. */
final class Fetching {
    /** Each may take as much memory as a message may. */
    private static final int AT_ONCE = 32;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final IncidentStore store;
    private final GathererTimes times;
    private final Consumer<StoredIncident> stored;

    /** @param stored hears of each when it is on the disk */
    Fetching(IncidentStore store, GathererTimes times, Consumer<StoredIncident> stored) {
        this.store = store;
        this.times = times;
        this.stored = stored;
    }

    /** @throws CallException when the connection ended before any of the answer came */
    Fetched fetch(RemoteReference publisher, WantedIncident wanted) throws CallException, InterruptedException {
        turns.acquire();
        try {
            return whole(publisher.call("get_incident", Arguments.of(Value.bytes(wanted.name().text())),
                    times.fetch()));
        } catch (CallException e) {
            if (e.reason() == CallException.Cause.ENDED && e.salvaged().isEmpty()) {
                throw e;
            }
            return broken(e);
        } finally {
            turns.release();
        }
    }

    private static Fetched whole(Value answer) {
        List<Value> parts = items(answer);
        if (parts.size() != 2 || !(parts.getFirst() instanceof Value.Dict)) {
            return new Fetched.Broken(Dict.EMPTY, List.of(), "its node answers with what is no incident",
                    Optional.empty());
        }
        return new Fetched.Whole(WireValue.dict(parts.getFirst()), items(parts.get(1)));
    }

    private static Fetched broken(CallException failure) {
        List<Value> parts = failure.salvaged().map(Fetching::items).orElse(List.of());
        return new Fetched.Broken(parts.isEmpty() ? Dict.EMPTY : WireValue.dict(parts.getFirst()),
                parts.size() < 2 ? List.of() : items(parts.get(1)).stream().map(WireValue::dict).toList(),
                switch (failure.reason()) {
                    case FAILED_THERE -> "its node says " + failure.getMessage();
                    case SPOILED -> String.valueOf(failure.getMessage());
                    case NO_ANSWER -> "its node does not answer";
                    case ENDED -> "its node ends the connection when it is to send it";
                }, Optional.of(failure).filter(it -> it.reason() == CallException.Cause.ENDED));
    }

    private static List<Value> items(Value value) {
        return switch (value) {
            case Value.Tuple tuple -> tuple.items();
            case Value.Listing list -> list.items();
            default -> List.of();
        };
    }

    void keep(TubId tub, IncidentName name, Fetched.Whole whole) throws InterruptedException {
        Iterable<Dict> events = () -> whole.events().stream().map(WireValue::dict).iterator();
        stored.accept(store.store(tub, name, whole.header(), events));
    }
}
