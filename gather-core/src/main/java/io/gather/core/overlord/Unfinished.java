package io.gather.core.overlord;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.gather.core.catalog.Cost;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one plan that have not ended. Minions tell when a task ends, not when it begins; but they begin them in the plan's
 * order, heavy ones last, so that what a node waits for is the first of them. One thread.
 */
final class Unfinished {
    private final List<Task> tasks;
    private final Set<Integer> ended = new HashSet<>();
    private int first;

    Unfinished(Plan plan) {
        this.tasks = plan.tasks().stream().sorted(Comparator.comparing(task -> task.cost() == Cost.HEAVY)).toList();
    }

    /** @param task its number */
    void ended(int task) {
        ended.add(task);
    }

    /** Null when all have ended. */
    @Nullable
    String first() {
        while (first < tasks.size() && ended.contains(tasks.get(first).number())) {
            first++;
        }
        return first < tasks.size() ? tasks.get(first).fullName() : null;
    }
}
