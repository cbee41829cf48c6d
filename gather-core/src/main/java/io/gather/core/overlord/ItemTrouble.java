package io.gather.core.overlord;

import java.util.List;

import io.gather.core.plan.Status;

/** An item that went wrong in the same way on some nodes. */
public record ItemTrouble(String item, Status status, List<String> nodes) {
    public ItemTrouble {
        nodes = List.copyOf(nodes);
    }

    /** What happens to an item on one node, and perhaps on others. */
    record Kind(String item, Status status) {
        ItemTrouble on(List<String> nodes) {
            return new ItemTrouble(item, status, nodes);
        }
    }

    /** What someone should look at; what does not apply to a node or needs root is not. */
    public static boolean is(Status status) {
        return switch (status) {
            case TIMED_OUT, ERROR, TRUNCATED -> true;
            case OK, FAILED, SKIPPED, MISSING, DENIED -> false;
        };
    }
}
