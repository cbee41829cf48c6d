package io.gather.incident.gatherer;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import io.gather.incident.store.IncidentName;
import org.jspecify.annotations.Nullable;

/**
 * What a node told of when it was asked for what there was before. It tells of an incident that it is still recording too, and once more when
 * that is whole. Safe for several threads.
 */
final class Replayed {
    private static final int REMEMBERED = 1000;

    private final Set<IncidentName> early = new LinkedHashSet<>();
    private @Nullable IncidentName last;

    /** The node is asked. */
    synchronized void begin() {
        last = null;
    }

    /**
     * The node tells of it.
     *
     * @return whether what was fetched of it before may lack its end
     */
    synchronized boolean isWholeNow(IncidentName name, boolean catchingUp) {
        if (catchingUp) {
            if (early.size() >= REMEMBERED) {
                early.remove(early.iterator().next());
            }
            early.add(name);
            last = name;
            return false;
        }
        return early.remove(name);
    }

    /** What it told of last. */
    synchronized Optional<IncidentName> last() {
        return Optional.ofNullable(last);
    }
}
