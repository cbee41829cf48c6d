package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.shell.land.LandedOutcome;
import org.jspecify.annotations.Nullable;

/** One caller's view of a run: whatever it is handed lies on this side of the network already. */
final class ShellRun implements MinionRun {
    private final Follower follower;
    private final Discard discard;
    private final Map<String, LandedOutcome> handedOut = new HashMap<>();

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
        if (delivery == null) {
            return null;
        }
        synchronized (handedOut) {
            handedOut.put(key(delivery.outcome()), delivery);
        }
        return delivery.outcome();
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
        return delivery(outcome).results().stream();
    }

    @Override
    public ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
        return delivery(outcome).open(offset);
    }

    private LandedOutcome delivery(Outcome outcome) throws IOException {
        synchronized (handedOut) {
            LandedOutcome delivery = handedOut.get(key(outcome));
            if (delivery == null) {
                throw new IOException("these results were released");
            }
            return delivery;
        }
    }

    @Override
    public void release(Outcome outcome) throws IOException {
        LandedOutcome delivery;
        synchronized (handedOut) {
            delivery = handedOut.remove(key(outcome));
        }
        if (delivery != null) {
            delivery.close();
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
        synchronized (handedOut) {
            for (LandedOutcome delivery : handedOut.values()) {
                try {
                    delivery.close();
                } catch (IOException ignored) {
                    // Its file goes with its folder.
                }
            }
            handedOut.clear();
        }
    }

    private static String key(Outcome outcome) {
        return outcome.task() + "@" + outcome.each();
    }
}
