package io.gather.incident.watch.line;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line that was read.
 *
 * @param time when it was written, or read where it does not say so
 * @param facility what it is about, the way that events are grouped: a unit, a file, {@code kernel}
 * @param priority 0 (the system is unusable) to 7 (for who looks for a mistake); {@link #NO_PRIORITY}: none is known
 * @param identifier the program as it calls itself; empty: none
 * @param units that wrote it, or that it is about
 * @param messageId of the journal's catalog; empty: none
 * @param details what else is told with it
 * @param position behind which reading goes on
 * @param old it was read before, and is here for what came after it only
 */
public record WatchedLine(LineSource source, Instant time, String facility, int priority, String identifier,
        List<String> units, String messageId, String text, Map<String, String> details, LinePosition position,
        boolean old) {
    public static final int NO_PRIORITY = -1;

    public WatchedLine {
        units = List.copyOf(units);
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** About how much memory it takes. */
    public int weight() {
        int weight = 200 + text.length();
        for (Map.Entry<String, String> each : details.entrySet()) {
            weight += each.getKey().length() + each.getValue().length() + 50;
        }
        return weight;
    }
}
