package io.gather.transport.node.shell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.gather.core.inventory.Node;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that have run their script and wait for another one: one a node at most. Whoever takes one may find its connection broken, as
 * nobody reads from it meanwhile, and opens another then. Safe for several threads.
 */
final class Spares {
    private final Map<String, ResultMode> open = new ConcurrentHashMap<>();

    @Nullable
    ResultMode take(Node node) {
        return open.remove(node.name());
    }

    void leave(Node node, ResultMode session) {
        ResultMode other = open.put(node.name(), session);
        if (other != null) {
            other.close();
        }
    }
}
