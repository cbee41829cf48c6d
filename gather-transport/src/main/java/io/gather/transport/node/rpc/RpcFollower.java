package io.gather.transport.node.rpc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import io.gather.core.inventory.Node;
import io.gather.core.json.Json;
import io.gather.core.plan.Plan;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.Inbox;
import io.gather.transport.node.Tries;
import io.gather.transport.node.rpc.wire.Event;
import io.gather.transport.node.rpc.wire.RunKey;
import io.gather.transport.node.rpc.wire.Started;
import org.jspecify.annotations.Nullable;

/**
 * Follows a minion in a thread of its own, over as many connections as it takes: each begins with the plan, which a minion that has it
 * goes on with, and tells the events after those that have come.
 */
final class RpcFollower {
    private static final int TRIES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(5);

    private final DaemonClient daemon;
    private final Node node;
    private final Plan plan;
    private final RunKey run;
    private final Path folder;
    private final RandomGenerator random;
    private final Inbox<RpcDelivery> inbox = new Inbox<>();
    private final CountDownLatch given = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final RpcLanding landing;
    private final Thread thread;
    private String instance = "";
    private int received;
    private int lost;
    private volatile @Nullable Exception notBegun;
    private volatile List<String> notices = List.of();
    private volatile boolean reconnecting;
    private volatile boolean stopped;
    private volatile int losses;

    RpcFollower(DaemonClient daemon, Node node, Plan plan, Path folder, RandomGenerator random) {
        this.daemon = daemon;
        this.node = node;
        this.plan = plan;
        this.run = RunKey.of(plan);
        this.folder = folder;
        this.random = random;
        this.landing = new RpcLanding(daemon, run, folder);
        this.thread = Thread.ofVirtual().name("gather-follow " + node.name()).unstarted(this::follow);
    }

    Inbox<RpcDelivery> inbox() {
        return inbox;
    }

    List<String> notices() {
        return notices;
    }

    boolean reconnecting() {
        return reconnecting;
    }

    int losses() {
        return losses;
    }

    /** Returns when the minion works, or throws why it does not. */
    void begin() throws InterruptedException {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new GatherException(NodeError.INBOX_UNUSABLE, "cannot empty the folder for what comes from "
                    + "nodes: " + e, folder.toString(), "remove it, or see who may write there", e);
        }
        thread.start();
        try {
            begun.await();
        } catch (InterruptedException e) {
            close();
            throw e;
        }
        Exception why = notBegun;
        if (why != null) {
            throw why instanceof GatherException known
                    ? known
                    : RpcFailures.unreachable(node, why instanceof IOException io ? io : new IOException(why));
        }
    }

    /** However it ends, those who wait for it hear of it. */
    private void follow() {
        Exception why = null;
        try {
            followed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            why = e;
        } catch (Error e) {
            why = new IOException("internal error: " + e, e);
        } finally {
            if (begun.getCount() > 0) {
                notBegun = why == null ? new IOException("following it was given up") : why;
            }
            inbox.end(why);
            begun.countDown();
        }
    }

    private void followed() throws IOException, InterruptedException {
        Tries tries = new Tries(TRIES, PATIENCE, random, given);
        while (given.getCount() > 0) {
            int before = received;
            try {
                if (events()) {
                    return;
                }
                throw new IOException("the connection ended");
            } catch (GatherException e) {
                // A node that was reached before may be starting again.
                if (begun.getCount() > 0 || !tries.again()) {
                    throw e;
                }
            } catch (IOException e) {
                if (received > before) {
                    tries.progress();
                }
                reconnecting = begun.getCount() == 0;
                if (!tries.again()) {
                    throw e;
                }
            }
            lost += begun.getCount() == 0 ? 1 : 0;
            losses = lost;
        }
    }

    /** One connection's. @return whether the plan has ended */
    private boolean events() throws IOException, InterruptedException {
        Started started = daemon.start(plan);
        if (!started.instance().equals(instance)) {
            instance = started.instance();
            received = 0;
            landing.beginAnew();
        }
        begun.countDown();
        if (stopped) {
            daemon.stop(run);
        }
        boolean[] ended = {false};
        daemon.events(run, received, line -> {
            reconnecting = false;
            if (line.length > 0) {
                ended[0] |= take(line);
            }
        });
        return ended[0];
    }

    private boolean take(byte[] line) throws IOException, InterruptedException {
        Event event;
        try {
            event = Json.read(line, Event.class);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IOException("what it tells cannot be understood: " + e.getOriginalMessage(), e);
        }
        if (!event.notices().isEmpty()) {
            notices = event.notices();
        }
        if (event.outcome() != null) {
            inbox.put(landing.land(event));
            received++;
        }
        return event.finished();
    }

    /** The minion ends its work; one that is not reached now hears of it with the next connection. */
    void stop() {
        stopped = true;
        try {
            daemon.stop(run);
        } catch (IOException | GatherException ignored) {
            // Its follower tells it again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        given.countDown();
        inbox.letGo();
        thread.interrupt();
        try {
            thread.join(END);
            inbox.empty();
            landing.beginAnew();
            Trees.delete(folder);
        } catch (IOException ignored) {
            // The next run of this gather empties the folder.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
