package io.gather.cli.gathering;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.Estimate;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.plan.Plan;

/** How much the files of this machine are that a gather would take, item by item. */
record Estimates(MinionLauncher launcher) {
    /** A file system that does not answer holds up nobody for longer. */
    private static final Duration MOST = Duration.ofSeconds(10);

    /** By the items' names; those that were not found in time are missing. */
    Map<String, Estimate> of(Map<Node, Plan> plans) throws InterruptedException {
        Map<String, Estimate> found = new HashMap<>();
        long end = System.nanoTime() + MOST.toNanos();
        for (Map.Entry<Node, Plan> each : plans.entrySet()) {
            if (each.getKey().reach() instanceof Reach.Local) {
                Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
                Map<Integer, Estimate> known = launcher.estimate(each.getKey(), each.getValue(), left)
                        .orElse(Map.of());
                each.getValue().tasks().stream().filter(task -> known.containsKey(task.number()))
                        .forEach(task -> found.put(task.fullName(), known.get(task.number())));
            }
        }
        return found;
    }
}
