package io.gather.stats.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.metric.OddKind;
import io.gather.stats.metric.OddValues;
import io.gather.stats.schedule.Pull;
import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.ClusterStatus.State;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of one cluster. Safe for several threads. */
final class ClusterTally {
    private static final long RATE_NANOS = Duration.ofMinutes(1).toNanos();

    private final String host;
    private final CollectorPace pace;
    private final SinkTally sink;
    private final OddValues odd = new OddValues();
    private final Map<Pull.Name, PullTally> pulls = new LinkedHashMap<>();
    private final ArrayDeque<Made> recent = new ArrayDeque<>();
    private String name = "";
    private String release = "";
    private State state = State.CONNECTING;
    private Instant since;
    private String error = "";
    private @Nullable Instant nextAttempt;
    private int nodes;
    private long connects;
    private final Map<RequestFailure, Long> connectFailures = new EnumMap<>(RequestFailure.class);
    private long points;
    private long newest = Long.MIN_VALUE;
    private long statFailures;

    private record Made(long nanos, long points) {}

    ClusterTally(String host, CollectorPace pace, SinkTally sink) {
        this.host = host;
        this.pace = pace;
        this.sink = sink;
        this.since = pace.instant();
        recent.add(new Made(pace.nanos(), 0));
    }

    SinkTally sink() {
        return sink;
    }

    /** @return whether it is the first one of its kind for this stat */
    boolean odd(String stat, OddKind kind) {
        return odd.count(stat, kind);
    }

    synchronized void connecting() {
        to(State.CONNECTING);
    }

    synchronized void reached() {
        connects++;
    }

    synchronized void notReached(RequestFailure kind, String why, Duration wait) {
        to(State.WAITING);
        error = why;
        connectFailures.merge(kind, 1L, Long::sum);
        nextAttempt = pace.instant().plus(wait);
    }

    /** What is asked as before goes on being counted. */
    synchronized void collects(String asPoints, String itsRelease, List<Pull> now) {
        to(State.COLLECTING);
        name = asPoints;
        release = itsRelease;
        Map<Pull.Name, PullTally> before = Map.copyOf(pulls);
        pulls.clear();
        for (Pull pull : now) {
            PullTally tally = before.getOrDefault(pull.name(), new PullTally(pull));
            tally.is(pull);
            pulls.put(pull.name(), tally);
        }
    }

    synchronized void ended() {
        to(State.ENDED);
    }

    private void to(State next) {
        if (state != next) {
            state = next;
            since = pace.instant();
        }
        nextAttempt = null;
    }

    synchronized void skipped(Pull pull, long slots) {
        of(pull).skipped(slots);
    }

    synchronized void answered(Pull pull, Duration took, PointCollection made) {
        of(pull).answered(pace.instant(), took.toNanos() / 1e9, made.points());
        points += made.points();
        long now = pace.nanos();
        recent.add(new Made(now, made.points()));
        forget(now);
        newest = Math.max(newest, made.newest());
        if (pull instanceof Pull.Stats && made.nodes() > 0) {
            nodes = made.nodes();
        }
        error = "";
    }

    synchronized void failed(Pull pull, RequestFailure kind, String why) {
        of(pull).failed(kind, why);
        error = why;
    }

    synchronized void statFailed() {
        statFailures++;
    }

    private PullTally of(Pull pull) {
        return pulls.computeIfAbsent(pull.name(), _ -> new PullTally(pull));
    }

    /** One that is older is kept, since the time begins with it. */
    private void forget(long now) {
        Made first = recent.pollFirst();
        Made second = recent.peekFirst();
        while (first != null && second != null && now - second.nanos > RATE_NANOS) {
            first = recent.pollFirst();
            second = recent.peekFirst();
        }
        if (first != null) {
            recent.addFirst(first);
        }
    }

    synchronized ClusterStatus status() {
        long now = pace.nanos();
        forget(now);
        long first = recent.getFirst().nanos;
        long made = recent.stream().skip(1).mapToLong(Made::points).sum();
        double rate = now == first ? 0 : made / Math.max(1, (now - first) / 1e9);
        double lag = newest == Long.MIN_VALUE ? -1 : Math.max(0, pace.instant().toEpochMilli() / 1e3 - newest);
        return new ClusterStatus(host, name, release, state, since, error, nextAttempt, nodes, connects,
                connectFailures, points, rate, lag, odd.counts(), statFailures,
                new ArrayList<>(pulls.values()).stream().map(PullTally::status).toList(), sink.status());
    }
}
