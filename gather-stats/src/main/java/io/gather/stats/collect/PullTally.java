package io.gather.stats.collect;

import java.time.Instant;

import io.gather.stats.schedule.Pull;
import io.gather.stats.status.PullStatus;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of one pull. Guarded by its {@link ClusterTally}. */
final class PullTally {
    private final Pull pull;
    private @Nullable Instant last;
    private double seconds;
    private double secondsInAll;
    private long points;
    private long done;
    private long failed;
    private long skipped;
    private String error = "";

    PullTally(Pull pull) {
        this.pull = pull;
    }

    static String nameOf(Pull pull) {
        return switch (pull) {
            case Pull.Stats stats -> stats.group().isEmpty() ? "stats" : "stats of " + stats.group();
            case Pull.Summary summary -> "summary " + summary.kind().word();
        };
    }

    void answered(Instant at, double took, long made) {
        last = at;
        seconds = took;
        secondsInAll += took;
        points = made;
        done++;
        error = "";
    }

    void failed(String reason) {
        failed++;
        error = reason;
    }

    void skipped(long slots) {
        skipped += slots;
    }

    PullStatus status() {
        int stats = pull instanceof Pull.Stats of ? of.keys().size() : 0;
        return new PullStatus(nameOf(pull), pull.interval().toNanos() / 1e9, stats, last, seconds, secondsInAll,
                points, done, failed, skipped, error);
    }
}
