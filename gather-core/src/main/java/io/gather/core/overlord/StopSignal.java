package io.gather.core.overlord;

import java.util.ArrayList;
import java.util.List;

/** Tells all that is under way to come to an end; what is there is kept. */
public final class StopSignal {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean stopped;

    /** Calls every listener once, each in a thread of its own: one that hangs holds up no other. Later ones are called at once. */
    public void stop() {
        List<Runnable> now;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            now = List.copyOf(listeners);
            listeners.clear();
        }
        now.forEach(StopSignal::call);
    }

    public synchronized boolean stopped() {
        return stopped;
    }

    /** Until it is closed. */
    Listening onStop(Runnable listener) {
        synchronized (this) {
            if (!stopped) {
                listeners.add(listener);
                return () -> forget(listener);
            }
        }
        call(listener);
        return () -> {};
    }

    private static void call(Runnable listener) {
        Thread.ofVirtual().name("stop").start(listener);
    }

    private synchronized void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Someone who wants to be told. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
