package io.gather.transport.papi;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a cluster from being asked again and again with a password that it does not accept, which would lock the account. One is to be
 * kept for as long as user and password are the same, whatever becomes of the connections. Safe for several threads.
 */
public final class LoginGate {
    /** Four times in half an hour. */
    static final Duration WRONG_PASSWORD = Duration.ofMinutes(2);
    static final Duration LOST_SESSION = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final LongSupplier nanos;
    private int refusals;
    private long opens;
    private @Nullable GatherException why;

    public LoginGate() {
        this(System::nanoTime);
    }

    LoginGate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What was refused, while it is too early to try again. */
    synchronized Optional<GatherException> closed() {
        return why == null || nanos.getAsLong() - opens >= 0 ? Optional.empty() : Optional.of(why);
    }

    /** @param first how long nobody may try after the first time; each further time it is twice as long */
    synchronized void refused(GatherException reason, Duration first) {
        long pause = Math.min(LONGEST.toNanos(), first.toNanos() << Math.min(refusals, 12));
        refusals++;
        opens = nanos.getAsLong() + pause;
        why = reason;
    }

    synchronized void accepted() {
        refusals = 0;
        why = null;
    }
}
