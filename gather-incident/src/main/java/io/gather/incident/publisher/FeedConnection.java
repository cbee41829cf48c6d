package io.gather.incident.publisher;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One connection, as subscriptions over it see it. Safe for several threads. */
final class FeedConnection {
    private static final String CLOSED = "closed by us";

    private final AtomicReference<String> ended = new AtomicReference<>("");

    boolean isThere() {
        return ended.get().isEmpty();
    }

    void close() {
        end(CLOSED);
    }

    /** It is of no use any more, though it may be up. */
    void end(String why) {
        boolean ignored = ended.compareAndSet("", why.isEmpty() ? CLOSED : why);
    }

    /** Why it is of no use. */
    Optional<String> why() {
        return Optional.of(ended.get()).filter(it -> !it.isEmpty());
    }
}
