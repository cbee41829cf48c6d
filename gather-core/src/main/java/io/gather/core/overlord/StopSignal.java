package io.gather.core.overlord;

import java.util.ArrayList;
import java.util.List;

/** Tells all that is under way to come to an end; what is there is kept. */
public final class StopSignal {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean stopped;

    /** Calls every listener once; later ones are called at once. */
    public void stop() {
        List<Runnable> now;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            now = List.copyOf(listeners);
        }
        now.forEach(Runnable::run);
    }

    public synchronized boolean stopped() {
        return stopped;
    }

    void onStop(Runnable listener) {
        synchronized (this) {
            if (!stopped) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }
}
