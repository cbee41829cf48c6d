package io.gather.minion;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.gather.core.catalog.Condition;
import io.gather.core.minion.Estimate;
import io.gather.core.plan.Task;
import io.gather.minion.files.Exclusions;
import io.gather.minion.files.FileSizes;
import io.gather.minion.node.Conditions;
import io.gather.minion.process.SearchPath;

/** How much the files of this machine are that tasks would take. */
final class LocalEstimates {
    private final Exclusions exclusions;
    private final Conditions conditions;

    LocalEstimates(Exclusions exclusions, SearchPath path) {
        this.exclusions = exclusions;
        this.conditions = new Conditions(Path.of("/"), path, _ -> "");
    }

    /** By the numbers of the tasks; those that were not found in time are missing. A file system that does not answer holds up nobody for longer. */
    Map<Integer, Estimate> of(List<Task> tasks, Duration within) throws InterruptedException {
        Map<Integer, Estimate> found = new ConcurrentHashMap<>();
        long end = System.nanoTime() + within.toNanos();
        FileSizes sizes = new FileSizes(exclusions, () -> System.nanoTime() > end);
        Thread search = Thread.ofPlatform().daemon().name("estimate").start(() -> {
            for (Task task : tasks) {
                if (task instanceof Task.Files files && System.nanoTime() < end) {
                    estimate(files, sizes, found);
                }
            }
        });
        search.join(within);
        return Map.copyOf(found);
    }

    private void estimate(Task.Files files, FileSizes sizes, Map<Integer, Estimate> found) {
        try {
            boolean wanted = conditions.hold(files.when().stream().map(LocalEstimates::seen).toList());
            found.put(files.number(), wanted ? sizes.of(files) : Estimate.NOTHING);
        } catch (IllegalStateException tooLong) {
            // It counts as not known.
        }
    }

    /** But for packages, which a program may have to be asked for: they count as installed. */
    private static Condition seen(Condition condition) {
        return new Condition(condition.needs().stream().filter(need -> need.kind() != Condition.Kind.PACKAGE).toList());
    }
}
