package io.gather.minion;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.core.error.GatherException;
import io.gather.core.module.Contributor;
import io.gather.core.module.Contributors;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.EndCause;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.Verdict;
import io.gather.minion.files.TakenPlaces;
import io.gather.minion.spool.Results;

/**
 * Lets a module write its files, in a thread of the platform: one that computes for ever would hold up all virtual ones. When its time is
 * over, and interrupting it does not help, it is left behind; its results are sealed then.
 */
final class ContributionWork implements Work {
    private static final long INTERRUPTED_MILLIS = 1000;

    private final Run run;
    private final Contributors contributors;
    private final TakenPlaces place;
    private final Task.Contributed task;
    private final InstantSource clock;
    private final Remarks remarks = new Remarks();

    ContributionWork(Run run, Contributors contributors, TakenPlaces place, Task.Contributed task,
            InstantSource clock) {
        this.run = run;
        this.contributors = contributors;
        this.place = place;
        this.task = task;
        this.clock = clock;
    }

    @Override
    public Verdict run(Results results) throws IOException, InterruptedException {
        Redactor redactor = place.redactor().and(task.mask());
        Contributor contributor = contributors.find(task.module(), task.item());
        if (contributor == null) {
            return Verdict.of(Status.MISSING, "no module that contributes it is installed");
        }
        WrittenFiles files = new WrittenFiles(task, place, results, redactor, clock);
        CompletableFuture<Optional<String>> done = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name("gather-contribution-" + task.number())
                .start(() -> complete(done, contributor, files));
        try {
            long left = run.deadline(task.timeout()) - System.nanoTime();
            CompletableFuture.anyOf(done, run.stopping()).get(Math.max(0, left), TimeUnit.NANOSECONDS);
            if (done.isDone()) {
                Optional<String> absent = done.get();
                return absent.isPresent()
                        ? Verdict.of(Status.SKIPPED, remarks.after(absent.get()))
                        : ended(files, results);
            }
            return abandon(thread, results, EndCause.STOP);
        } catch (TimeoutException e) {
            return abandon(thread, results, run.cause(EndCause.TIME));
        } catch (ExecutionException e) {
            return failed(files, results, e.getCause() == null ? e : e.getCause());
        }
    }

    private Verdict ended(WrittenFiles files, Results results) throws IOException {
        String open = files.open();
        if (open != null) {
            String why = "'" + open + "' was not closed";
            results.seal(new Kept(Status.ERROR, why));
            return Verdict.of(Status.ERROR, remarks.after(why));
        }
        String cut = files.cut();
        return Verdict.of(cut == null ? Status.OK : Status.TRUNCATED, remarks.after(cut));
    }

    private Verdict failed(WrittenFiles files, Results results, Throwable failure) throws IOException {
        String cut = files.cut();
        Status status = cut == null ? Status.ERROR : Status.TRUNCATED;
        String why = cut == null ? words(failure) : cut;
        results.seal(new Kept(status, why));
        return Verdict.of(status, remarks.after(why));
    }

    private static String words(Throwable failure) {
        return failure instanceof GatherException known
                ? String.valueOf(known.getMessage())
                : failure.getClass().getSimpleName() + (failure.getMessage() == null
                        ? ""
                        : ": " + failure
                                .getMessage());
    }

    private Verdict abandon(Thread thread, Results results, EndCause cause)
            throws IOException, InterruptedException {
        String why = cause.early(task.timeout());
        thread.interrupt();
        thread.join(INTERRUPTED_MILLIS);
        results.seal(new Kept(Status.TIMED_OUT, why));
        return Verdict.of(Status.TIMED_OUT, remarks.after(why + ", " + results.count() + " results until then"))
                .by(cause.limit());
    }

    private void complete(CompletableFuture<Optional<String>> done, Contributor contributor, WrittenFiles files) {
        try {
            Optional<String> absent = contributor.absent(remarks::add);
            if (absent.isEmpty()) {
                contributor.write(files, remarks::add);
            }
            done.complete(absent);
        } catch (Exception | Error e) {
            done.completeExceptionally(e);
        }
    }
}
