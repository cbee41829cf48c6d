package io.gather.transport.node.rpc;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.HandedOut;
import io.gather.transport.node.rpc.wire.RunKey;
import org.jspecify.annotations.Nullable;

/** One caller's view of a run: whatever it is handed lies on this side of the network already. */
final class RpcRun implements MinionRun {
    private final DaemonClient daemon;
    private final RunKey run;
    private final RpcFollower follower;
    private final ReleaseQueue releases;
    private final HandedOut<RpcDelivery> handedOut = new HandedOut<>();

    RpcRun(DaemonClient daemon, RunKey run, RpcFollower follower) {
        this.daemon = daemon;
        this.run = run;
        this.follower = follower;
        this.releases = new ReleaseQueue(daemon, run);
    }

    @Override
    public @Nullable Outcome next(Duration wait) throws IOException, InterruptedException {
        RpcDelivery delivery = follower.inbox().next(wait);
        return delivery == null ? null : handedOut.put(delivery);
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
        return handedOut.of(outcome).results();
    }

    @Override
    public ReadableByteChannel open(Outcome outcome, long offset) throws IOException {
        return handedOut.of(outcome).open(offset);
    }

    @Override
    public void release(Outcome outcome) throws IOException {
        RpcDelivery delivery = handedOut.release(outcome);
        if (delivery != null && !outcome.spool().isEmpty()) {
            releases.add(outcome.spool());
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
        handedOut.close();
    }
}
