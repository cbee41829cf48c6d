package io.gather.transport.papi;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PapiError;

/**
 * Asks one cluster's platform API. Logs in by itself, again where a session is over; asks again, a few times, where the cluster is not
 * reached or busy. Safe for several threads, of which only so many ask at a time.
 */
public final class PapiClient implements AutoCloseable {
    private final PapiServer server;
    private final PapiBounds bounds;
    private final PapiCalls calls;
    private final PapiSessions sessions;
    private final Semaphore slots;
    private final CountDownLatch closed = new CountDownLatch(1);

    private PapiClient(PapiServer server, PapiUser user, PapiBounds bounds, LoginGate gate) {
        this.server = server;
        this.bounds = bounds;
        this.calls = new PapiCalls(server, bounds);
        this.sessions = new PapiSessions(server, user, bounds, calls, gate);
        this.slots = new Semaphore(bounds.atOnce(), true);
    }

    /**
     * Asks nothing yet.
     *
     * @param gate of this user and password at this cluster
     * @throws GatherException when a setting cannot be used, such as a file of authorities
     */
    public static PapiClient open(PapiServer server, PapiUser user, PapiBounds bounds, LoginGate gate) {
        return new PapiClient(server, user, bounds, gate);
    }

    /**
     * @param read is called at most once, with an answer whose status is good
     * @return what it made of it
     * @throws PapiException when there is no such answer; of {@code read} whatever it throws
     */
    public <T> T get(PapiPath path, PapiRead<T> read) throws IOException, InterruptedException {
        if (!slots.tryAcquire(bounds.whole().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new PapiException(server.subject().error(PapiError.NO_ANSWER,
                    "other requests to this cluster have not ended in time", server.shown(),
                    "look how busy the cluster is"), 0);
        }
        try {
            return tried(path, read);
        } finally {
            slots.release();
        }
    }

    private <T> T tried(PapiPath path, PapiRead<T> read) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Duration pause = bounds.pause();
        for (int tries = 1;; tries++) {
            try {
                return letIn(path, read);
            } catch (PapiException e) {
                boolean passing = e.is(PapiError.UNREACHABLE) || e.is(PapiError.BUSY);
                long spent = System.nanoTime() - begin + pause.toNanos();
                if (!passing || tries >= bounds.tries() || spent > bounds.trying().toNanos()) {
                    throw e;
                }
            }
            // Clusters of one process that lost the same network do not come back at once.
            long millis = Math.max(1, pause.toMillis());
            boolean ignored = closed.await(millis / 2 + ThreadLocalRandom.current().nextLong(millis),
                    TimeUnit.MILLISECONDS);
            pause = pause.multipliedBy(2);
        }
    }

    private <T> T letIn(PapiPath path, PapiRead<T> read) throws IOException, InterruptedException {
        Map<String, String> headers = sessions.headers();
        PapiReply<T> reply = calls.get(path, headers, read);
        if (reply.isUnauthorized() && sessions.canLogInAgain()) {
            // Once: what is turned away with a session that is new is turned away for another reason.
            sessions.lost(headers);
            headers = sessions.headers();
            reply = calls.get(path, headers, read);
        }
        if (reply.isUnauthorized()) {
            sessions.lost(headers);
            throw sessions.turnedAway(reply.refusal(server, "the request for " + path));
        }
        sessions.accepted();
        T value = reply.value();
        if (!reply.isGood() || value == null) {
            throw reply.refusal(server, "the request for " + path);
        }
        return value;
    }

    /** Ends requests under way and logs out, within the bound for that; errors of that are nobody's concern. */
    @Override
    public void close() {
        closed.countDown();
        calls.end();
        // Whoever is interrupted closes too, and still logs out.
        boolean interrupted = Thread.interrupted();
        try {
            sessions.leave();
        } catch (IOException expected) {
            // The session ends by itself.
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            calls.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
