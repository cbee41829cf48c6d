package io.gather.transport.node.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.gather.transport.node.shell.wire.UnitEnd;
import org.jspecify.annotations.Nullable;

/**
 * What the overlord wants of a minion: kept until a connection is there, and told again on the next one, since nobody says whether it
 * arrived. Telling a minion twice does no harm. Safe for several threads; giving an order never waits for the network.
 */
final class Orders {
    private static final int IN_A_LINE = 50;
    private static final long WAITING = 4L << 20;

    private final List<String> released = new ArrayList<>();
    private final Deque<String> due = new ArrayDeque<>();
    private int told;
    private long waiting;
    private boolean stopped;
    private int session;

    /** Many are told at once, since each line costs the node some processes: when they are worth it, or with the next beat. */
    synchronized void release(UnitEnd end) {
        if (end.data() > 0) {
            released.add(end.unit() + " " + end.data());
            waiting += end.data();
            if (waiting >= WAITING || released.size() - told >= IN_A_LINE) {
                tellWhatWaits();
            }
        }
    }

    synchronized void tellWhatWaits() {
        for (; told < released.size(); told = Math.min(released.size(), told + IN_A_LINE)) {
            due.add("release " + String.join(" ", released.subList(told, Math.min(released.size(), told + IN_A_LINE)))
                    + "\n");
        }
        waiting = 0;
        notifyAll();
    }

    synchronized void stop() {
        if (!stopped) {
            stopped = true;
            due.add("stop\n");
            notifyAll();
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Begins to tell them to a new connection. The thread ends with it. */
    synchronized Thread tellTo(OutputStream out, byte[] first) {
        int own = ++session;
        due.clear();
        told = 0;
        tellWhatWaits();
        if (stopped) {
            due.add("stop\n");
        }
        return Thread.ofVirtual().name("gather-orders").start(() -> tell(out, first, own));
    }

    private void tell(OutputStream out, byte[] first, int own) {
        try {
            out.write(first);
            out.flush();
            for (String order = next(own); order != null; order = next(own)) {
                out.write(order.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException lost) {
            // The reader of the same connection notices too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable String next(int own) throws InterruptedException {
        while (own == session && due.isEmpty()) {
            wait();
        }
        return own == session ? due.poll() : null;
    }

    /** No connection is told anything any more. */
    synchronized void endSession() {
        session++;
        notifyAll();
    }
}
