package io.gather.minion.files;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.gather.core.minion.Estimate;
import io.gather.core.plan.Task;

/** What the files of several tasks come to, each file once. Used by one thread. */
public final class FileSizes {
    private final Exclusions exclusions;
    private final BooleanSupplier abandoned;
    private final Set<Path> counted = new HashSet<>();

    /** @param abandoned whether nobody waits for it any more; then {@link #of} throws */
    public FileSizes(Exclusions exclusions, BooleanSupplier abandoned) {
        this.exclusions = exclusions;
        this.abandoned = abandoned;
    }

    /** Newest first, until one does not fit, as they would be gathered. */
    public Estimate of(Task.Files task) {
        long files = 0;
        long left = task.max().bytes();
        boolean full = false;
        for (Found found : new Finder(task, exclusions, abandoned).find()) {
            long size = Math.min(found.size(), task.maxFile().bytes());
            full = full || (size > left && left < task.max().bytes());
            if ((!full || size == 0) && counted.add(found.path())) {
                files++;
                left -= Math.min(size, left);
            }
        }
        return new Estimate(files, task.max().bytes() - left);
    }
}
