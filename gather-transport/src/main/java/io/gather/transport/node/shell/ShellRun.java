package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.stream.Stream;

import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.HandedOut;
import io.gather.transport.node.shell.land.LandedOutcome;
import org.jspecify.annotations.Nullable;

/** One caller's view of a run: whatever it is handed lies on this side of the network already. */
final class ShellRun implements MinionRun {
    private final Follower follower;
    private final Discard discard;
    private final HandedOut<LandedOutcome> handedOut = new HandedOut<>();

    ShellRun(Follower follower, Discard discard) {
        this.follower = follower;
        this.discard = discard;
    }

    /** Removes everything from the node. */
    @FunctionalInterface
    interface Discard {
        void run() throws IOException, InterruptedException;
    }

    @Override
    public @Nullable Outcome next(Duration wait) throws IOException, InterruptedException {
        LandedOutcome delivery = follower.inbox().next(wait);
        return delivery == null ? null : handedOut.put(delivery);
    }

    @Override
    public boolean finished() {
        return follower.inbox().finished();
    }

    @Override
    public boolean reconnecting() {
        return follower.contact().reconnecting();
    }

    @Override
    public int losses() {
        return follower.contact().losses();
    }

    @Override
    public Stream<Result> results(Outcome outcome) throws IOException {
        return handedOut.of(outcome).results().stream();
    }

    @Override
    public ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
        return handedOut.of(outcome).open(offset);
    }

    @Override
    public void release(Outcome outcome) throws IOException {
        LandedOutcome delivery = handedOut.release(outcome);
        if (delivery != null) {
            follower.orders().release(delivery.end());
        }
    }

    @Override
    public void stop() {
        follower.stop();
    }

    @Override
    public void discard() throws IOException {
        close();
        try {
            discard.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before everything was removed from the node", e);
        }
    }

    @Override
    public void close() {
        follower.close();
        handedOut.close();
    }
}
