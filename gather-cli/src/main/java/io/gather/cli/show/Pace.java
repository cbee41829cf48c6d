package io.gather.cli.show;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import io.gather.core.follow.Standing;

/** How fast a gather goes, from looks at it some time apart. One thread. */
final class Pace {
    private static final long WINDOW_MILLIS = 15_000;
    private static final long SPACING_MILLIS = 250;
    private static final long TOO_EARLY_MILLIS = 3_000;
    /** When nothing ends for so long, what is left depends on one item, and nobody knows. */
    private static final long STALLED_MILLIS = 3_000;

    private final Deque<Look> looks = new ArrayDeque<>();

    private long done;
    private long changed;

    private record Look(long at, long done, long size) {}

    void look(Standing standing, long now) {
        if (standing.done() != done) {
            done = standing.done();
            changed = now;
        }
        Look last = looks.peekLast();
        if (last == null || now - last.at >= SPACING_MILLIS) {
            looks.addLast(new Look(now, standing.done(), standing.size()));
        }
        while (looks.size() > 2 && now - looks.getFirst().at > WINDOW_MILLIS) {
            looks.removeFirst();
        }
    }

    /** Bytes a second lately. */
    long rate() {
        return looks.isEmpty() ? 0 : (long) (1000.0 * (looks.getLast().size - looks.getFirst().size) / span());
    }

    /** Empty when nobody can say: at the beginning, and when nothing has come for a while. */
    Optional<Duration> left(Standing standing, long now) {
        long elapsed = now - standing.startedAt();
        long remaining = standing.planned() - standing.done();
        if (looks.isEmpty() || elapsed < TOO_EARLY_MILLIS || remaining <= 0 || now - changed > STALLED_MILLIS
                || standing.done() * 20 < standing.planned()) {
            return Optional.empty();
        }
        double recent = (double) (looks.getLast().done - looks.getFirst().done) / span();
        double overall = standing.done() / (double) elapsed;
        return recent <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (remaining / ((recent + overall) / 2))));
    }

    private double span() {
        return Math.max(1.0, (double) (looks.getLast().at - looks.getFirst().at));
    }
}
