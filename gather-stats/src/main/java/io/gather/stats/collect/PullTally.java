package io.gather.stats.collect;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.schedule.Pull;
import io.gather.stats.status.PullStatus;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of one pull. Guarded by its {@link ClusterTally}. */
final class PullTally {
    private final Map<RequestFailure, Long> failed = new EnumMap<>(RequestFailure.class);
    private Pull pull;
    private @Nullable Instant last;
    private double seconds;
    private double secondsInAll;
    private long points;
    private long done;
    private long skipped;
    private String error = "";

    PullTally(Pull pull) {
        this.pull = pull;
    }

    /** The same, for other stats perhaps. */
    void is(Pull now) {
        pull = now;
    }

    void answered(Instant at, double took, long made) {
        last = at;
        seconds = took;
        secondsInAll += took;
        points = made;
        done++;
        error = "";
    }

    void failed(RequestFailure kind, String reason) {
        failed.merge(kind, 1L, Long::sum);
        error = reason;
    }

    void skipped(long slots) {
        skipped += slots;
    }

    PullStatus status() {
        int stats = pull instanceof Pull.Stats of ? of.keys().size() : 0;
        return new PullStatus(pull.name().words(), pull.interval().toNanos() / 1e9, stats, last, seconds, secondsInAll,
                points, done, failed, skipped, error);
    }
}
