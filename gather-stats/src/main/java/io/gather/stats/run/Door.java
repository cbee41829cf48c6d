package io.gather.stats.run;

import java.io.IOException;
import java.time.Duration;

import io.gather.core.error.GatherException;
import io.gather.stats.collect.CollectorPace;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;
import org.jspecify.annotations.Nullable;

/** A port that is listened on as long as it is wanted. Where it cannot be had it is tried again. For one thread. */
final class Door<T> implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final String what;
    private final Opening<T> opening;
    private final StatsLog log;
    private final CollectorPace pace;
    private @Nullable T wanted;
    private @Nullable AutoCloseable open;
    private boolean told;
    private long next;

    /** How it is opened; what is open says in its words where that is. */
    interface Opening<T> {
        AutoCloseable at(T place) throws IOException;
    }

    Door(String what, Opening<T> opening, StatsLog log, CollectorPace pace) {
        this.what = what;
        this.opening = opening;
        this.log = log;
        this.pace = pace;
        this.next = pace.nanos();
    }

    /**
     * To be called now and then.
     *
     * @param place null: nowhere
     */
    void keep(@Nullable T place) {
        if (place == null ? wanted != null : !place.equals(wanted)) {
            close();
            wanted = place;
            told = false;
            next = pace.nanos();
        }
        if (place != null && open == null && pace.nanos() - next >= 0) {
            try {
                AutoCloseable there = opening.at(place);
                open = there;
                log.say(Level.INFO, what + " can be asked", "address", there.toString());
            } catch (IOException | GatherException e) {
                next = pace.nanos() + AGAIN.toNanos();
                if (!told) {
                    told = true;
                    log.say(Level.ERROR, what + " cannot be asked, which is tried again: " + e.getMessage(), "address",
                            place.toString());
                }
            }
        }
    }

    @Override
    public void close() {
        AutoCloseable there = open;
        open = null;
        try {
            if (there != null) {
                there.close();
            }
        } catch (Exception e) {
            log.say(Level.WARN, what + ": its port could not be closed: " + e, "address", String.valueOf(wanted));
        }
    }
}
