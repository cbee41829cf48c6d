package io.gather.stats.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.schedule.Pull;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection is still good for something. What a cluster refuses, another connection would not get either. Safe for several
 * threads.
 */
final class SessionHealth {
    /** After so many failures in a row that the connection may be to blame for it is made anew. */
    private static final int MOST = 3;
    /** For how long an answer to one request shows that others fail for reasons of their own. */
    static final Duration VOUCHES = Duration.ofMinutes(10);
    private static final Duration SETTLES = Duration.ofMinutes(1);

    private final CollectorPace pace;
    private final Map<Pull.Name, Long> heard = new HashMap<>();
    private int failures;
    private @Nullable Long goodSince;
    private @Nullable Throwable last;

    SessionHealth(CollectorPace pace) {
        this.pace = pace;
    }

    synchronized void answered(Pull pull) {
        heard(pull);
        if (goodSince == null) {
            goodSince = pace.nanos();
        }
    }

    private void heard(Pull pull) {
        heard.put(pull.name(), pace.nanos());
        failures = 0;
    }

    synchronized void failed(Pull pull, RequestFailure kind, Throwable why) {
        switch (kind.concern()) {
            case REQUEST -> heard(pull);
            case CONNECTION -> blamed(pull, why);
            case EITHER -> {
                heard.remove(pull.name());
                if (!othersAreHeard()) {
                    blamed(pull, why);
                }
            }
            case NOTHING -> {
                // It says nothing of the cluster.
            }
        }
    }

    private void blamed(Pull pull, Throwable why) {
        heard.remove(pull.name());
        failures++;
        last = why;
    }

    private boolean othersAreHeard() {
        long now = pace.nanos();
        return heard.values().stream().anyMatch(at -> now - at < VOUCHES.toNanos());
    }

    /** Whether it has been of use for some time. */
    synchronized boolean isSettled() {
        return goodSince != null && pace.nanos() - goodSince >= SETTLES.toNanos();
    }

    synchronized void check() throws IOException {
        Throwable why = last;
        if (failures >= MOST && why != null) {
            throw new IOException("requests failed " + failures + " times in a row: " + why.getMessage(), why);
        }
    }
}
