package io.gather.core.plan;

import java.util.List;

/** What one minion is told to do on one node, in the order in which the tasks are started. */
public record Plan(int version, String gather, String node, Limits limits, List<Task> tasks) {
    public static final int VERSION = 1;

    public Plan {
        tasks = List.copyOf(tasks);
    }

    public Plan(String gather, String node, Limits limits, List<Task> tasks) {
        this(VERSION, gather, node, limits, tasks);
    }
}
