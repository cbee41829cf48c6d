package io.gather.cli.gathering;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.gather.core.overlord.PlannedNodes;
import io.gather.core.plan.Task;
import io.gather.minion.files.Estimate;
import io.gather.minion.files.Exclusions;

/** How much the files of this machine are that a gather would take. */
record Estimates(Exclusions exclusions) {
    /** A file system that does not answer holds up nobody for longer. */
    private static final Duration MOST = Duration.ofSeconds(10);

    /** By the items' names; those that were not found in time are missing. */
    Map<String, Estimate> of(List<PlannedNodes> nodes) throws InterruptedException {
        Map<String, Estimate> found = new ConcurrentHashMap<>();
        List<Task> here = nodes.stream().filter(PlannedNodes::here).flatMap(each -> each.tasks().stream()).toList();
        long end = System.nanoTime() + MOST.toNanos();
        Thread search = Thread.ofPlatform().daemon().name("estimate").start(() -> {
            for (Task task : here) {
                if (task instanceof Task.Files files && System.nanoTime() < end) {
                    estimate(files, end, found);
                }
            }
        });
        search.join(MOST);
        return Map.copyOf(found);
    }

    private void estimate(Task.Files files, long end, Map<String, Estimate> found) {
        try {
            found.put(files.fullName(), Estimate.of(files, exclusions, () -> System.nanoTime() > end));
        } catch (IllegalStateException tooLong) {
            // It counts as not known.
        }
    }
}
