package io.gather.transport.node.shell;

import org.jspecify.annotations.Nullable;

/** Whether a node's minion is in touch, as other threads want to know it. Guarded by itself. */
final class Contact {
    private @Nullable ResultMode open;
    private boolean begun;
    private boolean connected;
    private boolean ended;
    private @Nullable Exception failure;
    private boolean closed;
    private boolean streams;
    private int sessions;

    /** A session begins. Returns false when nobody wants one any more. */
    synchronized boolean begin(ResultMode session) {
        if (!closed) {
            open = session;
        }
        return !closed;
    }

    /** The minion works. */
    synchronized void work(boolean withoutSpool) {
        begun = true;
        connected = true;
        streams = withoutSpool;
        notifyAll();
    }

    /** The session is over. */
    synchronized void leave() {
        open = null;
        connected = false;
        sessions++;
    }

    /** There will be no other session. */
    synchronized void end(@Nullable Exception why) {
        ended = true;
        failure = why;
        notifyAll();
    }

    /** Why it did not come to its end; null: it did, or has none yet. */
    synchronized @Nullable Exception failure() {
        return failure;
    }

    /** Returns whether the minion works; false: it never did, and nobody tries any more. */
    synchronized boolean awaitBegun() throws InterruptedException {
        while (!begun && !ended) {
            wait();
        }
        return begun;
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    /** Whether the connection was lost and is not there again. */
    synchronized boolean reconnecting() {
        return begun && !connected && !ended;
    }

    /** How often it was lost. */
    synchronized int losses() {
        return Math.max(0, ended && failure == null ? sessions - 1 : sessions);
    }

    /** Where the session is the minion itself, it is left: that ends it. */
    synchronized void leaveStream() {
        if (streams && open != null) {
            open.close();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        if (open != null) {
            open.close();
        }
    }
}
