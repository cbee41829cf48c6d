package io.gather.incident.gatherer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.incident.store.Announced;
import io.gather.incident.store.IncidentName;
import io.gather.incident.store.IncidentStore;
import io.gather.incident.store.StoredIncident;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RemoteReference;
import org.jspecify.annotations.Nullable;

/** What is spoken with one node over one connection: it is subscribed to, and its incidents are fetched one after the other. */
final class NodeConversation {
    /** After the store could not take one: so many times what is usual before something is asked for again. */
    private static final int FULL = 30;

    private final Broker broker;
    private final TubId tub;
    private final RemoteReference publisher;
    private final Optional<String> name;
    private final Optional<String> address;
    private final IncidentStore store;
    private final NodeMemory memory;
    private final Fetching fetching;
    private final GathererTimes times;
    private final boolean streams;
    private final Consumer<StoredIncident> stored;
    private final Consumer<String> notices;
    private final Agenda agenda;
    private final NodeObserver observer;
    private final Replayed replayed = new Replayed();
    private boolean replaysEvents;
    private String from = "";
    private String since = "";
    private @Nullable RemoteReference incidents;
    private @Nullable RemoteReference events;

    /**
     * Who takes part.
     *
     * @param name that the node was given with its FURL
     * @param address where it comes from
     */
    record Partner(Broker broker, RemoteReference publisher, Optional<String> name, Optional<String> address) {}

    /** @param stored hears of each incident when it is on the disk */
    NodeConversation(Partner partner, IncidentStore store, NodeMemory memory, Fetching fetching, GathererTimes times,
            Consumer<StoredIncident> stored, @Nullable EventSink sink, Consumer<String> notices) {
        this.broker = partner.broker();
        this.tub = partner.broker().peer();
        this.publisher = partner.publisher();
        this.name = partner.name();
        this.address = partner.address();
        this.store = store;
        this.memory = memory;
        this.fetching = fetching;
        this.times = times;
        this.streams = sink != null;
        this.stored = stored;
        this.notices = notices;
        this.agenda = new Agenda(memory, times);
        this.observer = new NodeObserver(this, sink == null ? (_, _) -> {} : sink);
    }

    Agenda agenda() {
        return agenda;
    }

    Optional<String> name() {
        return name;
    }

    /** Until the connection ends. */
    void run() throws InterruptedException {
        try {
            meet();
            if (streams) {
                subscribeToEvents(false);
            }
            subscribeToIncidents();
            for (ConversationStep step = agenda.next(); !(step instanceof ConversationStep.End); step = agenda.next()) {
                take(step);
            }
        } catch (CallException e) {
            if (e.reason() != CallException.Cause.ENDED) {
                trouble(String.valueOf(e.getMessage()));
            }
        } catch (IOException | GatherException e) {
            trouble(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            trouble("a mistake of gather, which ends the connection: " + e);
        }
    }

    private void take(ConversationStep step) throws IOException, CallException, InterruptedException {
        switch (step) {
            case ConversationStep.Fetch fetch -> fetch(fetch.wanted());
            case ConversationStep.SubscribeToIncidents _ -> {
                RemoteReference former = incidents;
                subscribeToIncidents();
                unsubscribe(former);
            }
            case ConversationStep.SubscribeToEvents _ -> {
                RemoteReference former = events;
                // What could not be sent is in the node's memory still, and cannot be sent from there either.
                replaysEvents = observer.hadFreshEvents() || !replaysEvents;
                subscribeToEvents(replaysEvents);
                unsubscribe(former);
            }
            case ConversationStep.LookForMore _ -> lookForMore();
            case ConversationStep.UpToDate all -> upTo(all.newest());
            case ConversationStep.Note _ -> meet();
            case ConversationStep.End _ -> throw new IllegalStateException("it ends");
        }
    }

    private void meet() throws InterruptedException {
        try {
            store.heard(tub, address.orElse(null));
            if (name.isPresent()) {
                store.invited(tub, name.get());
            }
        } catch (GatherException e) {
            trouble(String.valueOf(e.getMessage()));
        }
    }

    private void subscribeToIncidents() throws IOException, CallException, InterruptedException {
        from = store.since(tub);
        since = memory.begin(from);
        agenda.catchUp();
        replayed.begin();
        Value subscription = publisher.call("subscribe_to_incidents", Arguments.of(broker.lend(observer))
                .with("catch_up", Value.of(true)).with("since", Value.bytes(since)), times.call());
        incidents = broker.remote(subscription).orElse(null);
    }

    /** The Python gatherer does not ask for what was before; after a break it is the only way to what was missed. */
    private void subscribeToEvents(boolean catchUp) throws CallException, InterruptedException {
        Arguments arguments = Arguments.of(broker.lend(observer));
        Value subscription = publisher.call("subscribe_to_all",
                catchUp ? arguments.with("catch_up", Value.of(true)) : arguments, times.call());
        events = broker.remote(subscription).orElse(null);
    }

    /** The node may have given it up itself. */
    private void unsubscribe(@Nullable RemoteReference subscription) throws InterruptedException {
        if (subscription != null) {
            try {
                subscription.tell("unsubscribe", Arguments.none(), times.call());
            } catch (CallException ended) {
                // Then so has the subscription.
            }
        }
    }

    /** By the observer, in the order in which the node told. */
    void announced(IncidentName incident, Dict trigger) throws IOException, InterruptedException {
        agenda.told(incident);
        boolean whole = replayed.isWholeNow(incident, agenda.isCatchingUp());
        switch (store.announced(tub, incident, trigger)) {
            case WANTED -> {
                if (whole) {
                    agenda.wantAnew(incident, trigger);
                } else {
                    agenda.want(incident, trigger);
                }
            }
            case KNOWN -> {
                if (whole) {
                    agenda.wantAnew(incident, trigger);
                }
            }
            case TAKEN -> trouble("it tells of another incident by the name " + incident + "; the first one stays");
        }
    }

    /** The connection ended while the node told of it. */
    void cut(IncidentName incident, Dict trigger) throws InterruptedException {
        try {
            boolean known = store.announced(tub, incident, trigger) != Announced.WANTED;
            if (known || memory.cut(incident)) {
                memory.passOver(incident);
                if (!known) {
                    store.incomplete(tub, incident, trigger, List.of(),
                            "its node ends the connection each time that it is to tell of it");
                }
            }
        } catch (IOException | GatherException e) {
            trouble(incident + " cannot be noted: " + e.getMessage());
        }
    }

    private void fetch(WantedIncident wanted) throws CallException, InterruptedException {
        fetching.fetch(publisher, wanted, fetched -> take(wanted, fetched));
    }

    private void take(WantedIncident wanted, Fetched fetched) throws CallException, InterruptedException {
        switch (fetched) {
            case Fetched.Whole whole -> keep(wanted,
                    () -> stored.accept(store.store(tub, wanted.name(), whole.header(), whole.events())));
            case Fetched.NotTaken none -> notKept(wanted, none.why());
            case Fetched.Broken broken -> {
                FetchAttempts attempts = memory.failed(wanted, broken.count());
                if (attempts.isEnough()) {
                    keep(wanted, () -> store.incomplete(tub, wanted.name(), broken.trigger(wanted), broken.events(),
                            broken.why()));
                } else {
                    agenda.pause(times.again().multipliedBy(attempts.all()));
                }
                if (broken.ended().isPresent()) {
                    throw broken.ended().get();
                }
            }
        }
    }

    /** Storing or noting it. */
    @FunctionalInterface
    private interface Keeping {
        void run() throws InterruptedException;
    }

    /** What the store cannot take is not passed over. */
    private void keep(WantedIncident wanted, Keeping keeping) throws InterruptedException {
        try {
            keeping.run();
            memory.done(wanted.name());
        } catch (GatherException | UncheckedIOException e) {
            notKept(wanted, String.valueOf(e.getMessage()));
        }
    }

    private void notKept(WantedIncident wanted, String why) {
        trouble(wanted.name() + " is not stored: " + why + "; it is asked for again");
        agenda.pause(times.again().multipliedBy(FULL));
    }

    /** A node that cannot tell of one incident tells of none behind it; one that reads thousands of files says nothing either. */
    private void lookForMore() throws IOException, CallException, InterruptedException {
        Optional<DamagedFiles.Found> found = new DamagedFiles(publisher, times, agenda::hasToldAll, observer::announced)
                .look(since, replayed.last());
        if (found.isEmpty()) {
            agenda.waitLonger();
            return;
        }
        if (found.get().damage().isEmpty()) {
            agenda.foundAll();
        }
        found.get().damage().ifPresent(this::trouble);
    }

    private void upTo(IncidentName newest) {
        try {
            store.caughtUp(tub, from, newest);
            memory.first().ifPresent(came -> store.wanted(tub, came));
        } catch (GatherException e) {
            trouble(String.valueOf(e.getMessage()));
        }
    }

    void trouble(String what) {
        notices.accept("node " + name.orElse(tub.text()) + ": " + what);
    }
}
