package io.gather.incident.publisher;

import java.util.Optional;

/** One connection, as subscriptions over it see it. Safe for several threads. */
final class FeedConnection {
    private String ended = "";

    synchronized boolean isThere() {
        return ended.isEmpty();
    }

    void close() {
        end("closed by us");
    }

    /** It is of no use any more, though it may be up. The first reason is the one that counts. */
    synchronized void end(String why) {
        if (ended.isEmpty()) {
            ended = why;
        }
    }

    /** Why it is of no use. */
    synchronized Optional<String> why() {
        return Optional.of(ended).filter(it -> !it.isEmpty());
    }
}
