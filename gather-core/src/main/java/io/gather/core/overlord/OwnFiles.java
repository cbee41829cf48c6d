package io.gather.core.overlord;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.BundleFiles;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.plan.Task;

/** What a gather makes itself, by names that nothing else has: left out of its tasks whatever path leads there. */
record OwnFiles(List<String> names) {
    /**
     * The bundle's files; spools and the run's folder, which have the id at their names' end; and what other gathers of the cluster
     * have under way, which grows while it is read.
     */
    static OwnFiles of(GatherId id, BundleFiles files) {
        String name = files.name().replaceAll("[^A-Za-z0-9_.-]", "?");
        String others = name.replaceFirst("-[0-9]{8}-[0-9]{6}.*", "-*");
        return new OwnFiles(List.of(name + ".tgz*", "*" + id,
                others + ".tgz.partial", others + ".tgz.original", "gather-20??????T??????Z-*",
                "gather-slots-*"));
    }

    List<Task> leftOutOf(List<Task> tasks) {
        return tasks.stream().map(this::leftOutOf).toList();
    }

    private Task leftOutOf(Task task) {
        return switch (task) {
            case Task.Command command -> command;
            case Task.Contributed contributed -> contributed;
            case Task.Files files -> {
                List<String> exclude = new ArrayList<>(files.exclude());
                exclude.addAll(names);
                yield files.without(exclude);
            }
        };
    }
}
