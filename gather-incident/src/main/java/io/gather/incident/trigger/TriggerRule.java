package io.gather.incident.trigger;

import java.time.Duration;
import java.util.List;

import io.gather.core.units.ByteSize;
import io.gather.incident.store.IncidentEntry;

/**
 * When a node is gathered from, and what.
 *
 * @param category of these incidents alone; empty: no matter
 * @param level the least; NaN: no matter
 * @param profile empty: the usual one, unless there are groups
 * @param groups or items
 * @param local from this machine, whoever reported
 * @param settle what passes before it begins, so that the node logs what follows
 * @param perHour most gathers of this rule in an hour
 * @param maxTime most a node may take
 * @param maxSize most bytes of a node
 * @param upload whether the bundle is sent as the settings say
 */
record TriggerRule(String name, When when, String category, double level, String profile, List<String> groups,
        boolean local, Duration settle, int perHour, Duration maxTime, ByteSize maxSize, boolean upload) {
    /** Of which incidents. */
    enum When {
        /** The first of its fingerprint. */
        NEW,
        /** One whose fingerprint was resolved. */
        REGRESSION,
        ANY
    }

    TriggerRule {
        groups = List.copyOf(groups);
    }

    boolean isMet(IncidentEntry entry, boolean first, boolean regression) {
        boolean concerned = (category.isEmpty() || entry.categories().contains(category)) && !(entry.level() < level);
        return concerned && switch (when) {
            case NEW -> first;
            case REGRESSION -> regression;
            case ANY -> true;
        };
    }
}
