package io.gather.minion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.gather.core.module.Contributors;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.ListedNames;
import io.gather.core.verdict.NoResult;
import io.gather.core.verdict.Unit;
import io.gather.core.verdict.Verdict;
import io.gather.minion.files.TakenPlaces;
import io.gather.minion.node.Conditions;
import io.gather.minion.process.Shell;
import io.gather.minion.spool.Expansion;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/** Does units, one at a time in each thread, and never fails: whatever happens becomes an outcome. */
final class Worker {
    private final Run run;
    private final Shell shell;
    private final Conditions conditions;
    private final TakenPlaces place;
    private final InstantSource clock;
    private final Contributors contributors;

    Worker(Run run, Shell shell, Conditions conditions, TakenPlaces place, InstantSource clock,
            Contributors contributors) {
        this.run = run;
        this.shell = shell;
        this.conditions = conditions;
        this.place = place;
        this.clock = clock;
        this.contributors = contributors;
    }

    /** Returns whether the task has its outcome now, because there is no point in beginning it. */
    boolean isSettled(Unit unit) throws InterruptedException {
        if (run.hasEnded(unit.task().number(), unit.each())) {
            return true;
        }
        run.awaitRoom();
        Verdict ending = obstacle(unit.task());
        if (ending == null) {
            return false;
        }
        run.publish(unit.ended(ending, clock.instant()));
        return true;
    }

    private @Nullable Verdict obstacle(Task task) {
        if (run.isStopped()) {
            return NoResult.stopped();
        }
        String shortage = run.spool().shortage();
        if (shortage != null) {
            return NoResult.noRoom(shortage);
        }
        if (run.isTimeOver()) {
            return NoResult.timeOver(run.plan().limits());
        }
        if (run.spool().isUsedUp()) {
            return NoResult.usedUp(run.plan().limits());
        }
        return conditions.hold(task.when()) ? null : NoResult.unmet(task.when());
    }

    void files(Unit unit, Task.Files task) {
        work(unit, clock.instant(), run.deadline(task.timeout()),
                new FilesWork(run, place.with(unit.redactor()), task));
    }

    void contribution(Unit unit, Task.Contributed task) {
        work(unit, clock.instant(), run.deadline(task.timeout()),
                new ContributionWork(run, contributors, place.with(unit.redactor()), task, clock));
    }

    void value(Task.Command task, Unit unit, String path) throws InterruptedException {
        if (!isSettled(unit)) {
            command(unit, task, path);
        }
    }

    void fail(Unit unit, Throwable e) {
        run.publish(unit.ended(error(e), clock.instant()));
    }

    void noValues(Unit unit, Expansion expansion) {
        run.publish(unit.ended(ListedNames.none(expansion.message()), clock.instant()));
    }

    void command(Unit unit, Task.Command task, String path) {
        Instant start = clock.instant();
        work(unit, start, run.deadline(task.timeout()),
                new CommandWork(run, shell, place.packing(), unit, task, path, start));
    }

    private void work(Unit unit, Instant start, long deadline, Work work) {
        run.backlog().begin();
        try {
            attempt(unit, start, deadline, work);
        } finally {
            run.backlog().end();
        }
    }

    private void attempt(Unit unit, Instant start, long deadline, Work work) {
        long began = System.nanoTime();
        Results results = run.spool().create(unit.spool(), run.backlog().until(deadline));
        Verdict ending = attempt(work, results);
        try {
            results.close();
        } catch (IOException | RuntimeException | Error e) {
            ending = error(e);
        }
        String unsaid = results.unsaid();
        if (unsaid != null) {
            ending = ending.but(Status.ERROR, unsaid);
        }
        run.publish(unit.ended(ending.by(results.limit()), results.count(), results.size(), results.stored(), start,
                Duration.ofNanos(System.nanoTime() - began)));
    }

    private static Verdict attempt(Work work, Results results) {
        try {
            return work.run(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return seal(results, Verdict.of(Status.ERROR, "interrupted"));
        } catch (IllegalArgumentException e) {
            return seal(results, Verdict.of(Status.ERROR, String.valueOf(e.getMessage())));
        } catch (Exception | Error e) {
            return seal(results, error(e));
        }
    }

    private static Verdict seal(Results results, Verdict verdict) {
        try {
            results.seal(new Kept(verdict.status(), verdict.message()));
        } catch (IOException | RuntimeException e) {
            return verdict.but(Status.ERROR, words(e));
        }
        return verdict;
    }

    private static Verdict error(Throwable thrown) {
        Throwable e = thrown instanceof UncheckedIOException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return e instanceof UnansweredException unanswered
                ? NoResult.unanswered(unanswered.why())
                : Verdict.of(Status.ERROR, words(e));
    }

    private static String words(Throwable e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
