package io.gather.incident.publisher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import io.gather.incident.value.LogValue.Dict;

/**
 * What happens here, for who wants to hear all of it: what incidents were recorded for. The lines themselves stay here. Safe for several
 * threads.
 */
public final class PublishedEvents {
    private static final int KEPT = 100;

    private final Deque<Dict> last = new ArrayDeque<>();
    private final List<Consumer<Dict>> observers = new ArrayList<>();

    public synchronized void add(Dict event) {
        last.addLast(event);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        observers.forEach(it -> it.accept(event));
    }

    /** @return those before */
    synchronized List<Dict> observe(Consumer<Dict> observer) {
        observers.add(observer);
        return List.copyOf(last);
    }

    synchronized void forget(Consumer<Dict> observer) {
        observers.remove(observer);
    }
}
