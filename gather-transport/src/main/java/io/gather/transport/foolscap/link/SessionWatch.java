package io.gather.transport.foolscap.link;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Sees that no session waits for ever: one thread looks at all of a tub, now and then. Safe for several threads. */
final class SessionWatch {
    private static final Duration LONGEST_BEAT = Duration.ofSeconds(5);

    private final long beat;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final OnDemandThread thread = new OnDemandThread("foolscap-watch", this::watch);

    SessionWatch(SessionLimits limits) {
        long shortest = Math.min(limits.keepalive().toMillis(), limits.writing().toMillis());
        this.beat = Math.clamp(shortest / 4, 1, LONGEST_BEAT.toMillis());
    }

    void add(Session session) {
        sessions.add(session);
        thread.wake();
    }

    private boolean watch() throws InterruptedException {
        while (!sessions.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(beat);
            sessions.removeIf(session -> !session.look());
        }
        return true;
    }
}
