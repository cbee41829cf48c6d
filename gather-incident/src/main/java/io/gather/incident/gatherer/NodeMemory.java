package io.gather.incident.gatherer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.incident.flog.LongEvent;
import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue.Dict;
import org.jspecify.annotations.Nullable;

/** What is known of one tub's incidents from one connection to the next. Safe for several threads. */
final class NodeMemory {
    /** Names that wait. What finds no room is asked for again when there is. */
    private static final int ROOM = 10_000;
    /** Triggers are kept of so many, as far as they are short; they come again with their incidents, and there are thousands of nodes. */
    private static final int TRIGGERS = 20;
    /** A connection that ends within an announcement may do so by chance once. */
    private static final int CUTS = 2;

    private final Map<IncidentName, Dict> wanted = new LinkedHashMap<>();
    /** Of those that are wanted: what comes now may lack its end, and is fetched once more. */
    private final Set<IncidentName> anew = new HashSet<>();
    private final Map<IncidentName, FetchAttempts> attempts = new HashMap<>();
    private final Map<IncidentName, Integer> cuts = new HashMap<>();
    private @Nullable IncidentName beyond;
    private @Nullable IncidentName newest;
    private boolean overflowed;
    private boolean noted = true;

    /**
     * The node is asked for what it has.
     *
     * @param since as the store would have it
     * @return what to ask for: behind what ends the connection each time
     */
    synchronized String begin(String since) {
        if (beyond != null && beyond.text().compareTo(since) > 0) {
            return beyond.text();
        }
        overflowed = false;
        noted = false;
        return since;
    }

    /** The node has told of all. What it cannot tell of is passed over once: the next time it may have others that sort before that. */
    synchronized void caughtUp() {
        beyond = null;
    }

    /** The node has it. */
    synchronized void told(IncidentName name) {
        if (newest == null || newest.compareTo(name) < 0) {
            newest = name;
            noted = false;
        }
    }

    /** @return whether there was room */
    synchronized boolean want(IncidentName name, Dict trigger) {
        if (wanted.size() >= ROOM && !wanted.containsKey(name)) {
            overflowed = true;
            return false;
        }
        wanted.putIfAbsent(name, wanted.size() < TRIGGERS ? LongEvent.brief(trigger) : Dict.EMPTY);
        return true;
    }

    /** As {@link #want}, of one that has grown: what is fetched of it already, or is on its way, is not enough. */
    synchronized void wantAnew(IncidentName name, Dict trigger) {
        if (wanted.containsKey(name)) {
            anew.add(name);
        } else {
            boolean ignored = want(name, trigger);
        }
    }

    /** Whether there was no room, and is again. */
    synchronized boolean hasRoomAgain() {
        return overflowed && wanted.isEmpty();
    }

    /**
     * The newest that the node told of, where nothing that it told of is wanted any more. Each is given once: it is to be noted.
     */
    synchronized Optional<IncidentName> upTo() {
        if (noted || overflowed || !wanted.isEmpty()) {
            return Optional.empty();
        }
        noted = true;
        return Optional.ofNullable(newest);
    }

    /** Which of those that are wanted sorts first. */
    synchronized Optional<IncidentName> first() {
        return wanted.keySet().stream().min(Comparator.naturalOrder());
    }

    /** The next one, which stays wanted until it is {@link #done} with. */
    synchronized Optional<WantedIncident> next() {
        return wanted.entrySet().stream().findFirst().map(it -> new WantedIncident(it.getKey(), it.getValue()));
    }

    synchronized void done(IncidentName name) {
        Dict trigger = wanted.remove(name);
        if (anew.remove(name) && trigger != null) {
            wanted.put(name, trigger);
        }
        attempts.remove(name);
        cuts.remove(name);
    }

    /**
     * It was asked for in vain, and is asked for again after the others.
     *
     * @param place how many of its events came
     */
    synchronized FetchAttempts failed(WantedIncident failed, int place) {
        FetchAttempts now = attempts.getOrDefault(failed.name(), FetchAttempts.NONE).and(place);
        attempts.put(failed.name(), now);
        if (wanted.remove(failed.name()) != null) {
            wanted.put(failed.name(), failed.trigger());
        }
        return now;
    }

    /** @return whether the node ends its connection whenever it is about to announce this one */
    synchronized boolean cut(IncidentName name) {
        return cuts.merge(name, 1, Integer::sum) >= CUTS;
    }

    /** What sorts after this is all that may be asked for, until that was told. */
    synchronized void passOver(IncidentName name) {
        if (beyond == null || beyond.compareTo(name) < 0) {
            beyond = name;
        }
    }

    synchronized boolean isEmpty() {
        return wanted.isEmpty();
    }
}
