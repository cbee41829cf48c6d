package io.gather.core.overlord.event;

import java.util.List;

import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * An item that went wrong in the same way on some nodes.
 *
 * @param named the path or the command line of one that was named by hand; null: it is of the catalog
 * @param why as the nodes told, where they denied one that was named by hand
 */
public record ItemTrouble(String item, Status status, List<String> nodes, @Nullable String named,
        @Nullable String why) {
    public ItemTrouble {
        nodes = List.copyOf(nodes);
    }

    public ItemTrouble(String item, Status status, List<String> nodes) {
        this(item, status, nodes, null, null);
    }

    /** What happens to an item on one node, and perhaps on others. */
    public record Kind(String item, Status status, @Nullable String why) {
        public ItemTrouble on(List<String> nodes, @Nullable String named) {
            return new ItemTrouble(item, status, nodes, named, why);
        }
    }

    /** Whether somebody asked for it by hand, and nothing of it is there. */
    public boolean missed() {
        return named != null && (status == Status.MISSING || status == Status.DENIED);
    }

    /** In words. */
    public String missedWhy() {
        if (status != Status.DENIED) {
            return "there is none";
        }
        return why == null ? "permission denied" : why;
    }

    /** What someone should look at; what does not apply to a node or needs root is not. */
    public static boolean is(Status status) {
        return switch (status) {
            case TIMED_OUT, ERROR, TRUNCATED -> true;
            case OK, FAILED, SKIPPED, MISSING, DENIED -> false;
        };
    }
}
