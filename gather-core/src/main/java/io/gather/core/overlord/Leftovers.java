package io.gather.core.overlord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.overlord.state.GatherId;

/** What a gather that was cut off left on its nodes: processes and spools. */
public final class Leftovers {
    private final Workplace workplace;
    private final Semaphore places;
    private final Map<String, String> kept = new ConcurrentSkipListMap<>();

    public Leftovers(Workplace workplace) {
        this.workplace = workplace;
        this.places = new Semaphore(workplace.fanout());
    }

    /** @return why something may still be there, by the node's name; empty when nothing is left anywhere */
    public Map<String, String> remove(Map<String, Node> nodes, GatherId id) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        nodes.keySet().forEach(place -> kept.put(place, "nobody looked there"));
        nodes.forEach((place, node) -> threads
                .add(Thread.ofVirtual().name("cleanup " + place).start(() -> attempt(place, node, id))));
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            threads.forEach(Thread::interrupt);
        }
        return new TreeMap<>(kept);
    }

    private void attempt(String place, Node node, GatherId id) {
        try {
            places.acquire();
            try {
                discard(node, id);
                kept.remove(place);
            } finally {
                places.release();
            }
        } catch (IOException | GatherException e) {
            kept.put(place, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            kept.put(place, "internal error: " + e);
        } catch (InterruptedException e) {
            kept.put(place, "interrupted");
        }
    }

    private void discard(Node node, GatherId id) throws IOException, InterruptedException {
        workplace.launcher().discard(node, id.text());
    }
}
