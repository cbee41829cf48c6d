package io.gather.minion;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.units.Durations;
import io.gather.minion.files.FilesGatherer;
import io.gather.minion.files.FilesSummary;
import io.gather.minion.files.TakenPlaces;
import io.gather.minion.spool.Results;

/**
 * Gathers a task's files in a thread of its own. A file system that does not answer, such as a dead NFS server's, holds that
 * thread for ever: it is left behind then, and its results are sealed.
 */
final class FilesWork implements Work {
    /** A path may lead 2,000 folders down. */
    private static final long STACK = 64 << 20;

    private final Run run;
    private final TakenPlaces place;
    private final Task.Files task;

    FilesWork(Run run, TakenPlaces place, Task.Files task) {
        this.run = run;
        this.place = place;
        this.task = task;
    }

    @Override
    public TaskEnd run(Results results) throws IOException, InterruptedException {
        AtomicBoolean abandoned = new AtomicBoolean();
        FilesGatherer gatherer = new FilesGatherer(task, place, results, abandoned::get);
        CompletableFuture<FilesSummary> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().stackSize(STACK).name("gather-files-" + task.number())
                .start(() -> complete(done, gatherer));
        try {
            long left = run.deadline(task.timeout()) - System.nanoTime();
            CompletableFuture.anyOf(done, run.stopping()).get(Math.max(0, left), TimeUnit.NANOSECONDS);
            if (done.isDone()) {
                FilesSummary summary = done.get();
                return TaskEnd.of(summary.status(), summary.message());
            }
            return abandon(abandoned, results, "stopped");
        } catch (TimeoutException e) {
            return abandon(abandoned, results, run.isTimeOver()
                    ? "the gather's total time was over"
                    : "ended after "
                            + Durations.show(task.timeout()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private static TaskEnd abandon(AtomicBoolean abandoned, Results results, String why) throws IOException {
        abandoned.set(true);
        results.seal(Status.TIMED_OUT, why);
        return TaskEnd.of(Status.TIMED_OUT, why + ", " + results.count() + " results until then");
    }

    private static void complete(CompletableFuture<FilesSummary> done, FilesGatherer gatherer) {
        try {
            done.complete(gatherer.gather());
        } catch (IOException | RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }
}
