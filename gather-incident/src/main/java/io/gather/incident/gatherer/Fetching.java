package io.gather.incident.gatherer;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import io.gather.incident.flog.EventJson;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.wire.WireValue;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;

/** Gets incidents of nodes, of some at a time; whoever asked keeps what came before the next one has its turn. Safe for several threads. */
final class Fetching {
    /** Each takes the memory of an event, and its room on the disk. */
    static final int AT_ONCE = 32;
    /** Each has what its incident was recorded for in memory, and is compressed. */
    static final int KEPT_AT_ONCE = 2;
    /** On the disk, for all that are on their way. */
    private static final long ROOM = 2L << 30;
    /** An incident that comes event by event may take so many times what a node is given for one. */
    private static final int LONGEST = 6;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Semaphore keeping = new Semaphore(KEPT_AT_ONCE);
    private final AtomicLong room = new AtomicLong(ROOM);
    private final IncidentStore store;
    private final GathererTimes times;
    private final long most;

    /** What is done with what came. */
    @FunctionalInterface
    interface Keeping {
        void take(Fetched fetched) throws CallException, InterruptedException;
    }

    Fetching(IncidentStore store, GathererTimes times) {
        this(store, times, IncomingIncident.MOST);
    }

    /** @param most bytes of an incident, as a log */
    Fetching(IncidentStore store, GathererTimes times, long most) {
        this.store = store;
        this.times = times;
        this.most = most;
    }

    /** @throws CallException when the connection ended before any of the answer came */
    void fetch(RemoteReference publisher, WantedIncident wanted, Keeping keep)
            throws CallException, InterruptedException {
        turns.acquire();
        try (IncomingIncident incoming = new IncomingIncident(store.scratch(), room, most)) {
            Answer answer = answer(publisher, wanted, incoming);
            keeping.acquire();
            try {
                keep.take(fetched(answer, incoming));
            } finally {
                keeping.release();
            }
        } catch (IOException e) {
            keep.take(new Fetched.NotTaken(String.valueOf(e.getMessage())));
        } finally {
            turns.release();
        }
    }

    /**
     * @param rest what is left of an answer whose parts were taken, or of one that broke off
     * @param failure empty: it is the whole answer
     */
    private record Answer(List<Value> rest, Optional<CallException> failure) {}

    private Answer answer(RemoteReference publisher, WantedIncident wanted, IncomingIncident incoming)
            throws CallException, InterruptedException, IOException {
        Duration longest = times.fetch().multipliedBy(LONGEST);
        try {
            return new Answer(items(publisher.call("get_incident",
                    Arguments.of(Value.bytes(wanted.name().text())), times.fetch(), longest, incoming)),
                    Optional.empty());
        } catch (CallException e) {
            if (e.reason() == CallException.Cause.ENDED && e.salvaged().isEmpty()) {
                throw e;
            }
            return new Answer(e.salvaged().map(Fetching::items).orElse(List.of()), Optional.of(e));
        } finally {
            incoming.seal();
        }
    }

    private static Fetched fetched(Answer answer, IncomingIncident incoming) throws IOException {
        String unfit = incoming.unfit();
        if (answer.failure().isEmpty()) {
            return answer.rest().size() == 2 && incoming.hasHeader()
                    ? new Fetched.Whole(incoming.header(), incoming.events())
                    : new Fetched.Broken(Dict.EMPTY, List.of(), 0, IncomingIncident.NO_INCIDENT, Optional.empty());
        }
        CallException failure = answer.failure().get();
        if (failure.reason() == CallException.Cause.NOT_TAKEN && unfit == null) {
            return new Fetched.NotTaken(String.valueOf(failure.getMessage()));
        }
        return broken(answer.rest(), failure, incoming, unfit == null ? why(failure) : unfit);
    }

    private static Fetched broken(List<Value> rest, CallException failure, IncomingIncident incoming, String why)
            throws IOException {
        List<EventJson> last = rest.size() < 2
                ? List.of()
                : items(rest.get(1)).stream().map(WireValue::dict).map(EventJson::of).toList();
        Dict header = incoming.hasHeader() || rest.isEmpty() ? incoming.header() : WireValue.dict(rest.getFirst());
        Iterator<EventJson> whole = incoming.events().iterator();
        Iterator<EventJson> half = last.iterator();
        Iterable<EventJson> events = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return whole.hasNext() || half.hasNext();
            }

            @Override
            public EventJson next() {
                return whole.hasNext() ? whole.next() : half.next();
            }
        };
        return new Fetched.Broken(header, events, incoming.count() + last.size(), why,
                Optional.of(failure).filter(it -> it.reason() == CallException.Cause.ENDED));
    }

    private static String why(CallException failure) {
        return switch (failure.reason()) {
            case FAILED_THERE -> "its node says " + failure.getMessage();
            case SPOILED, NOT_TAKEN -> String.valueOf(failure.getMessage());
            case NO_ANSWER -> "its node does not answer";
            case ENDED -> "its node ends the connection when it is to send it";
        };
    }

    private static List<Value> items(Value value) {
        return switch (value) {
            case Value.Tuple tuple -> tuple.items();
            case Value.Listing list -> list.items();
            default -> List.of();
        };
    }
}
