package io.gather.incident.wire;

import java.util.BitSet;

import io.gather.incident.event.LogEvent;
import io.gather.incident.value.LogValue;
import org.jspecify.annotations.Nullable;

/** Which of a process's events have come: a node that is asked again tells of the last ones once more. For one thread. */
public final class SeenEvents {
    /** Nodes keep fewer than that. */
    private static final int REMEMBERED = 1 << 16;

    private final BitSet seen = new BitSet();
    private long first;
    private @Nullable LogValue incarnation;

    /** @return whether it is new; what has no number always is */
    public boolean add(LogEvent event) {
        if (event.number().isEmpty() || event.number().get() < 0) {
            return true;
        }
        LogValue process = process(event);
        if (process == null || !process.equals(incarnation)) {
            incarnation = process;
            first = Math.max(0, event.number().get() - REMEMBERED);
            seen.clear();
        }
        long place = event.number().get() - first;
        if (place < 0) {
            return true;
        }
        if (place >= 2L * REMEMBERED) {
            forget(place - REMEMBERED);
            place = event.number().get() - first;
        }
        boolean known = seen.get((int) place);
        seen.set((int) place);
        return !known;
    }

    private void forget(long count) {
        BitSet rest = count >= Integer.MAX_VALUE
                ? new BitSet()
                : seen.get((int) count, Math.max((int) count, seen.length()));
        seen.clear();
        seen.or(rest);
        first += count;
    }

    /** A pair of its own and what may come of later ones: a tuple live, a list from the disk. */
    private static @Nullable LogValue process(LogEvent event) {
        LogValue value = event.fields().get("incarnation");
        return value instanceof LogValue.Items items && !items.values().isEmpty() ? items.values().getFirst() : value;
    }
}
