package io.gather.transport.foolscap.link;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.reference.Published;
import io.gather.transport.foolscap.reference.PublishedObjects;

/**
 * Whether the peer knows the name of an object of ours. Anybody may make a certificate, so until then it is a stranger; one that guesses
 * is sent away.
 */
final class Introduction implements PublishedObjects {
    private static final int GUESSES = 3;

    private final PublishedObjects published;
    private final Runnable onKnown;
    private final Runnable onGuessing;
    /** Open when it is known, or nothing more will be. */
    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicInteger guesses = new AtomicInteger();
    private volatile boolean known;

    /** Of a peer that has dialled us. */
    Introduction(PublishedObjects published, Runnable onKnown, Runnable onGuessing) {
        this.published = published;
        this.onKnown = onKnown;
        this.onGuessing = onGuessing;
    }

    @Override
    public Optional<Published> find(String name, TubId peer) {
        Optional<Published> found = published.find(name, peer);
        if (found.isPresent()) {
            meet();
        } else if (guesses.incrementAndGet() >= GUESSES) {
            onGuessing.run();
        }
        return found;
    }

    /** Whom we have dialled we know. */
    void meet() {
        if (!known) {
            onKnown.run();
            known = true;
            settled.countDown();
        }
    }

    /** The connection has ended. */
    void end() {
        settled.countDown();
    }

    boolean await(Duration patience) throws InterruptedException {
        return settled.await(patience.toNanos(), TimeUnit.NANOSECONDS) && known;
    }
}
