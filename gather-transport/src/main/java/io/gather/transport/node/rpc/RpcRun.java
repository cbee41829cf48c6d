package io.gather.transport.node.rpc;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.rpc.wire.RunKey;
import org.jspecify.annotations.Nullable;

/** One caller's view of a run: whatever it is handed lies on this side of the network already. */
final class RpcRun implements MinionRun {
    private final DaemonClient daemon;
    private final RunKey run;
    private final RpcFollower follower;
    private final ReleaseQueue releases;
    private final Map<String, RpcDelivery> handedOut = new HashMap<>();

    RpcRun(DaemonClient daemon, RunKey run, RpcFollower follower) {
        this.daemon = daemon;
        this.run = run;
        this.follower = follower;
        this.releases = new ReleaseQueue(daemon, run);
    }

    @Override
    public @Nullable Outcome next(Duration wait) throws IOException, InterruptedException {
        RpcDelivery delivery = follower.inbox().next(wait);
        if (delivery == null) {
            return null;
        }
        RpcDelivery before;
        synchronized (handedOut) {
            before = handedOut.put(key(delivery.outcome()), delivery);
        }
        if (before != null) {
            before.close();
        }
        return delivery.outcome();
    }

    @Override
    public boolean finished() {
        return follower.inbox().finished();
    }

    @Override
    public List<String> notices() {
        return follower.notices();
    }

    @Override
    public boolean reconnecting() {
        return follower.reconnecting();
    }

    @Override
    public int losses() {
        return follower.losses();
    }

    @Override
    public Stream<Result> results(Outcome outcome) throws IOException {
        return delivery(outcome).results();
    }

    @Override
    public ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
        return delivery(outcome).open(offset);
    }

    private RpcDelivery delivery(Outcome outcome) throws IOException {
        synchronized (handedOut) {
            RpcDelivery delivery = handedOut.get(key(outcome));
            if (delivery == null) {
                throw new IOException("these results were released");
            }
            return delivery;
        }
    }

    @Override
    public void release(Outcome outcome) throws IOException {
        RpcDelivery delivery;
        synchronized (handedOut) {
            delivery = handedOut.remove(key(outcome));
        }
        if (delivery != null) {
            delivery.close();
            if (!outcome.spool().isEmpty()) {
                releases.add(outcome.spool());
            }
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
            daemon.discard(run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before everything was removed from the node", e);
        }
    }

    @Override
    public void close() {
        releases.close();
        follower.close();
        synchronized (handedOut) {
            for (RpcDelivery delivery : handedOut.values()) {
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
