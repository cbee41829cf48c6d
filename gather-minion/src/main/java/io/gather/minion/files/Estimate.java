package io.gather.minion.files;

import java.util.function.BooleanSupplier;

import io.gather.core.plan.Task;

/**
 * What a task's files would come to now, as far as its limits let them: they are looked for, and not opened.
 *
 * @param files what matches, links and empty folders among it
 * @param bytes before compression
 */
public record Estimate(int files, long bytes) {

    /** @param abandoned whether nobody waits for it any more; then it throws */
    public static Estimate of(Task.Files task, Exclusions exclusions, BooleanSupplier abandoned) {
        int files = 0;
        long left = task.max().bytes();
        for (Found found : new Finder(task, exclusions, abandoned).find()) {
            long size = Math.min(found.size(), task.maxFile().bytes());
            if (size <= left) {
                files++;
                left -= size;
            }
        }
        return new Estimate(files, task.max().bytes() - left);
    }
}
