package io.gather.core.overlord;

import java.util.List;

import io.gather.core.plan.Task;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that a gather would have do the same.
 *
 * @param nodes their names; {@code local} alone for what is done once for the cluster
 * @param here whether that is done on this machine, in gather's own process
 * @param user who logs in there; null: as the operator's SSH configuration says, or nobody
 * @param shared folders that only the first of all nodes that answers has to gather
 */
public record PlannedNodes(List<String> nodes, boolean here, @Nullable String user, boolean sudo, List<Task> tasks,
        List<String> shared) {
    public PlannedNodes {
        nodes = List.copyOf(nodes);
        tasks = List.copyOf(tasks);
        shared = List.copyOf(shared);
    }

    /** The most that their tasks may bring from each, but for the limit of a node. */
    public long most() {
        return tasks.stream().mapToLong(task -> task.max().bytes()).reduce(0,
                (one, other) -> one + other < 0 ? Long.MAX_VALUE : one + other);
    }
}
