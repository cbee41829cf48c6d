package io.gather.transport.node;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import io.gather.core.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/** Outcomes that were handed out and not yet released, with what has landed of them. Safe for several threads. */
public final class HandedOut<D extends ArrivedOutcome> implements AutoCloseable {
    private final Map<String, D> held = new HashMap<>();

    /** One that came again, as its minion was started again, takes the place of the one before. */
    public Outcome put(D arrived) throws IOException {
        D before;
        synchronized (this) {
            before = held.put(key(arrived.outcome()), arrived);
        }
        if (before != null) {
            before.close();
        }
        return arrived.outcome();
    }

    public synchronized D of(Outcome outcome) throws IOException {
        D arrived = held.get(key(outcome));
        if (arrived == null) {
            throw new IOException("these results were released");
        }
        return arrived;
    }

    /** @return null where it was released before */
    public @Nullable D release(Outcome outcome) throws IOException {
        D arrived;
        synchronized (this) {
            arrived = held.remove(key(outcome));
        }
        if (arrived != null) {
            arrived.close();
        }
        return arrived;
    }

    @Override
    public synchronized void close() {
        for (D arrived : held.values()) {
            try {
                arrived.close();
            } catch (IOException ignored) {
                // Its file goes with its folder.
            }
        }
        held.clear();
    }

    private static String key(Outcome outcome) {
        return outcome.task() + "@" + outcome.each();
    }
}
