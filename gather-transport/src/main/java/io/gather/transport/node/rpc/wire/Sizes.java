package io.gather.transport.node.rpc.wire;

import java.util.Map;

import io.gather.core.minion.Estimate;

/** How much the files of a plan's tasks are, by the numbers of the tasks. */
public record Sizes(Map<Integer, Estimate> tasks) {
    public Sizes {
        tasks = Map.copyOf(tasks);
    }
}
