package io.gather.core.estimate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.minion.Estimate;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import org.jspecify.annotations.Nullable;

/**
 * What a gather would take from a node.
 *
 * @param groups by their names
 * @param most more bytes than these no node may give
 * @param problem why not all of its files are known; null: they are
 */
public record NodeEstimate(String node, Map<String, GroupEstimate> groups, long most, @Nullable String problem) {
    public NodeEstimate {
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    }

    /** @param known by the numbers of the plan's tasks */
    static NodeEstimate of(Plan plan, Map<Integer, Estimate> known, @Nullable String problem) {
        Map<String, GroupEstimate> groups = new TreeMap<>();
        for (Task task : plan.tasks()) {
            groups.merge(task.group(), of(task, known.get(task.number())), GroupEstimate::plus);
        }
        return new NodeEstimate(plan.node(), groups, plan.limits().totalSize().bytes(), problem);
    }

    private static GroupEstimate of(Task task, @Nullable Estimate known) {
        return switch (task) {
            case Task.Files _ when known == null -> new GroupEstimate(Estimate.NOTHING, 1, 0);
            case Task.Files _ -> new GroupEstimate(known, 0, 0);
            case Task.Command _,Task.Contributed _ -> new GroupEstimate(Estimate.NOTHING, 0, 1);
        };
    }

    /** Of all groups; bytes no more than a node may give. */
    public GroupEstimate all() {
        GroupEstimate all = groups.values().stream().reduce(GroupEstimate.NOTHING, GroupEstimate::plus);
        Estimate files = all.files();
        return new GroupEstimate(new Estimate(files.files(), Math.min(most, files.bytes())), all.unknown(),
                all.commands());
    }
}
