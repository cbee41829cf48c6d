package io.gather.incident.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How many came within a time. For one thread. */
final class RateWindow {
    private final int most;
    private final Duration within;
    private final Deque<Instant> recent = new ArrayDeque<>();

    RateWindow(int most, Duration within) {
        this.most = most;
        this.within = within;
    }

    /** Counts one more. */
    boolean isTooOften(Instant when) {
        if (!recent.isEmpty() && recent.getLast().isAfter(when)) {
            // The clock stepped back: what is later than now came just now.
            List<Instant> shifted = recent.stream().map(it -> it.isAfter(when) ? when : it).toList();
            recent.clear();
            recent.addAll(shifted);
        }
        recent.addLast(when);
        while (recent.getFirst().isBefore(when.minus(within))) {
            recent.removeFirst();
        }
        if (recent.size() > most) {
            recent.removeFirst();
            return true;
        }
        return false;
    }
}
