package io.gather.minion;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.verdict.EndCause;
import io.gather.core.verdict.FilesTally;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.Verdict;
import io.gather.minion.files.FilesGatherer;
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
    public Verdict run(Results results) throws IOException, InterruptedException {
        AtomicBoolean abandoned = new AtomicBoolean();
        FilesGatherer gatherer = new FilesGatherer(task, place, results, abandoned::get);
        CompletableFuture<Verdict> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().stackSize(STACK).name("gather-files-" + task.number())
                .start(() -> complete(done, gatherer));
        try {
            long left = run.deadline(task.timeout()) - System.nanoTime();
            CompletableFuture.anyOf(done, run.stopping()).get(Math.max(0, left), TimeUnit.NANOSECONDS);
            return done.isDone() ? done.get() : abandon(abandoned, results, EndCause.STOP);
        } catch (TimeoutException e) {
            return abandon(abandoned, results, run.cause(EndCause.TIME));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private Verdict abandon(AtomicBoolean abandoned, Results results, EndCause cause) throws IOException {
        abandoned.set(true);
        results.seal(new Kept(Status.TIMED_OUT, cause.early(task.timeout())));
        return Objects.requireNonNull(FilesTally.early(task, cause, results.count()));
    }

    private static void complete(CompletableFuture<Verdict> done, FilesGatherer gatherer) {
        try {
            done.complete(gatherer.gather());
        } catch (IOException | RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }
}
