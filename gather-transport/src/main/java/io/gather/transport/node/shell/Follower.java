package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import io.gather.core.inventory.Node;
import io.gather.core.window.NodeClock;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.Inbox;
import io.gather.transport.node.Tries;
import io.gather.transport.node.shell.land.LandedOutcome;
import org.jspecify.annotations.Nullable;

/** Follows a minion in a thread of its own, over as many sessions as it takes. */
final class Follower {
    private static final int TRIES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(5);

    private final Node node;
    private final Path folder;
    private final RandomGenerator random;
    private final Orders orders = new Orders();
    private final Contact contact = new Contact();
    private final Inbox<LandedOutcome> inbox = new Inbox<>();
    private final CountDownLatch given = new CountDownLatch(1);
    private final Sessions sessions;
    private final Thread thread;

    Follower(SessionOpener opener, Path folder, int level, NodeClock clock) {
        this.node = opener.node();
        this.folder = folder;
        this.random = opener.random();
        this.sessions = new Sessions(opener, folder, orders, contact, new Deliveries(opener.plan(), level, clock,
                inbox));
        this.thread = Thread.ofVirtual().name("gather-follow " + node.name()).unstarted(this::follow);
    }

    Orders orders() {
        return orders;
    }

    Inbox<LandedOutcome> inbox() {
        return inbox;
    }

    Contact contact() {
        return contact;
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
            if (!contact.awaitBegun()) {
                throw notBegun(contact.failure());
            }
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private GatherException notBegun(@Nullable Exception why) {
        return why instanceof GatherException known
                ? known
                : ShellMinions.unreachable(node,
                        new IOException(why == null ? "following it was given up" : why.getMessage(), why));
    }

    /** However it ends, those who wait for it hear of it. */
    private void follow() {
        Exception why = null;
        try {
            why = followed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            why = e;
        } catch (Error e) {
            why = new IOException("internal error: " + e, e);
        } finally {
            orders.endSession();
            contact.end(why);
            inbox.end(why);
        }
    }

    /** @return why it did not come to its end; null when it did, or is not wanted any more */
    private @Nullable Exception followed() throws IOException, InterruptedException {
        Tries tries = new Tries(TRIES, PATIENCE, random, given);
        while (!contact.isClosed()) {
            long before = sessions.progress();
            try {
                sessions.next();
                return null;
            } catch (GatherException e) {
                // A node that was reached before may be starting again.
                if (!contact.hasBegun() || contact.isClosed() || !tries.again()) {
                    return e;
                }
            } catch (IOException e) {
                if (sessions.endsStopped()) {
                    return null;
                }
                if (sessions.progress() > before) {
                    tries.progress();
                }
                if (contact.isClosed() || !tries.again()) {
                    return e;
                }
            }
        }
        return null;
    }

    /** The minion ends its work; where it is this very session, it is left. */
    void stop() {
        orders.stop();
        contact.leaveStream();
    }

    void close() {
        given.countDown();
        inbox.letGo();
        contact.close();
        thread.interrupt();
        orders.endSession();
        try {
            thread.join(END);
            inbox.empty();
            sessions.close();
            Trees.delete(folder);
        } catch (IOException ignored) {
            // The next run of this gather empties the folder.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
