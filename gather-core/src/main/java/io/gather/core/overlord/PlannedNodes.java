package io.gather.core.overlord;

import java.util.List;

import io.gather.core.inventory.Reach;
import io.gather.core.plan.Task;

/**
 * Nodes that a gather would have do the same.
 *
 * @param nodes their names; {@code local} alone for what is done once for the cluster
 * @param reach how they are reached, in what tells people apart where that is done
 * @param shared folders that only the first of all nodes that answers has to gather
 */
public record PlannedNodes(List<String> nodes, Reach reach, List<Task> tasks,
        List<String> shared) {
    public PlannedNodes {
        nodes = List.copyOf(nodes);
        tasks = List.copyOf(tasks);
        shared = List.copyOf(shared);
    }

    /** Whether that is done on this machine, in gather's own process. */
    public boolean here() {
        return reach instanceof Reach.Local;
    }

    /** The most that their tasks may bring from each, but for the limit of a node. */
    public long most() {
        return tasks.stream().mapToLong(task -> task.max().bytes()).reduce(0,
                (one, other) -> one + other < 0 ? Long.MAX_VALUE : one + other);
    }
}
