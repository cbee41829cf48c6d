package io.gather.incident.store;

import java.time.Instant;
import java.util.List;

import io.gather.incident.classify.Fingerprint;
import io.gather.transport.foolscap.furl.TubId;

/**
 * What the index knows of an incident.
 *
 * @param identity tells its trigger from others: of one name and one identity there is one incident, whichever tub it came from
 * @param time of its trigger, by the node's clock
 * @param events in its file; of what is incomplete, as many as came
 * @param bytes of its file
 * @param version of the application, where it tells
 * @param message of the trigger, cut; may hold secrets
 */
public record IncidentEntry(TubId tub, IncidentName name, State state, String identity, Instant time, Instant stored,
        double level, String facility, Fingerprint fingerprint, List<String> categories, int events, long bytes,
        String version, String message) {
    /** What there is of it. */
    public enum State {
        WHOLE,
        /** The same again under another tub id of its node, as the Python gatherer fetches it. */
        COPY,
        /** It exists on the node and could not be transferred. */
        INCOMPLETE,
        /** Its file went to make room. */
        REMOVED
    }

    public IncidentEntry {
        categories = List.copyOf(categories);
    }

    /** Tells it from all others, whichever tub it came from. */
    public String key() {
        return key(name, identity);
    }

    static String key(IncidentName name, String identity) {
        return name.text() + " " + identity;
    }

    IncidentEntry in(List<String> others) {
        return new IncidentEntry(tub, name, state, identity, time, stored, level, facility, fingerprint, others, events,
                bytes, version, message);
    }

    IncidentEntry removed() {
        return as(State.REMOVED, 0);
    }

    IncidentEntry copy() {
        return as(State.COPY, bytes);
    }

    private IncidentEntry as(State other, long size) {
        return new IncidentEntry(tub, name, other, identity, time, stored, level, facility, fingerprint, categories,
                events, size, version, message);
    }
}
