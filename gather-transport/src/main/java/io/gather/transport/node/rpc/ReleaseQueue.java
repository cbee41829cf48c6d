package io.gather.transport.node.rpc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.transport.node.rpc.wire.RunKey;

/**
 * Tells a minion what it may forget, many outcomes at a time, in a thread of its own: whoever releases waits for no network. Telling it
 * twice does no harm; what was not told when it is closed, is told by whoever goes on.
 */
final class ReleaseQueue implements AutoCloseable {
    private static final int AT_A_TIME = 1000;
    private static final long GATHERING = 50_000_000;
    private static final long AFTER_FAILURE = 1000;

    private final DaemonClient daemon;
    private final RunKey run;
    private final List<String> waiting = new ArrayList<>();
    private final Thread thread;
    private boolean closed;

    ReleaseQueue(DaemonClient daemon, RunKey run) {
        this.daemon = daemon;
        this.run = run;
        this.thread = Thread.ofVirtual().name("rpc-release " + run).start(this::tell);
    }

    synchronized void add(String spool) {
        waiting.add(spool);
        notifyAll();
    }

    private void tell() {
        try {
            for (List<String> some = next(); !some.isEmpty(); some = next()) {
                try {
                    daemon.release(run, some);
                    told(some.size());
                } catch (IOException | GatherException e) {
                    // Its follower finds out whether the minion is gone for good.
                    TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException expected) {
            // It is closed.
        }
    }

    /** Those of one checkpoint come together. */
    private synchronized List<String> next() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        long until = System.nanoTime() + GATHERING;
        for (long left = GATHERING; left > 0 && !closed; left = until - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return closed ? List.of() : List.copyOf(waiting.subList(0, Math.min(AT_A_TIME, waiting.size())));
    }

    private synchronized void told(int count) {
        waiting.subList(0, count).clear();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }
}
