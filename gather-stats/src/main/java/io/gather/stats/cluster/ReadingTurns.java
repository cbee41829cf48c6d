package io.gather.stats.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.gather.transport.papi.PapiRead;

/**
 * How many answers are made points of at a time, of all clusters: more would only have more of them in memory, each for longer. It is taken
 * when an answer has begun, so nobody waits for a cluster that is still at work. One that sends slowly holds up others for a moment
 * only: who has waited that long reads all the same. Safe for several threads.
 */
final class ReadingTurns {
    private final Semaphore turns;
    private final Duration longest;

    ReadingTurns(int atOnce, Duration longest) {
        this.turns = new Semaphore(atOnce, true);
        this.longest = longest;
    }

    /** Two for each core: one of them may wait for its network. */
    static ReadingTurns ofProcess() {
        return new ReadingTurns(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(2));
    }

    /** The same reading, in its turn. */
    <T> PapiRead<T> each(PapiRead<T> read) {
        return body -> inTurn(body, read);
    }

    private <T> T inTurn(InputStream body, PapiRead<T> read) throws IOException {
        boolean taken = take();
        try {
            return read.of(body);
        } finally {
            if (taken) {
                turns.release();
            }
        }
    }

    private boolean take() throws IOException {
        try {
            return turns.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while others are read");
        }
    }
}
