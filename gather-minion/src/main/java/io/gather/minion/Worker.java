package io.gather.minion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.gather.core.module.Contributors;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.units.Durations;
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
        TaskEnd ending = obstacle(unit.task());
        if (ending == null) {
            return false;
        }
        run.publish(unit.ended(ending, null, clock.instant(), Duration.ZERO));
        return true;
    }

    private @Nullable TaskEnd obstacle(Task task) {
        if (run.isStopped()) {
            return TaskEnd.of(Status.SKIPPED, "stopped before it began");
        }
        String shortage = run.spool().shortage();
        if (shortage != null) {
            return TaskEnd.of(Status.ERROR, shortage);
        }
        if (run.isTimeOver()) {
            return TaskEnd.of(Status.ERROR, "the gather's total time of "
                    + Durations.show(run.plan().limits().totalTime()) + " was over before it began");
        }
        String exhausted = run.spool().exhausted();
        if (exhausted != null) {
            return TaskEnd.of(Status.ERROR, exhausted);
        }
        String unmet = conditions.unmet(task.when());
        return unmet == null ? null : TaskEnd.of(Status.SKIPPED, unmet);
    }

    void files(Task.Files task) {
        Unit unit = Unit.of(task);
        work(unit, clock.instant(), run.deadline(task.timeout()), new FilesWork(run, place, task));
    }

    void contribution(Task.Contributed task) {
        work(Unit.of(task), clock.instant(), run.deadline(task.timeout()),
                new ContributionWork(run, contributors, place, task, clock));
    }

    void command(Task.Command task, String path) {
        command(Unit.of(task), task, path);
    }

    void value(Task.Command task, int index, Expansion.Value value) throws InterruptedException {
        Unit unit = Unit.ofValue(task, index, value.text(), value.line());
        if (!isSettled(unit)) {
            command(unit, task, value.path());
        }
    }

    void fail(Unit unit, Throwable e) {
        run.publish(unit.ended(TaskEnd.of(Status.ERROR, words(e)), null, clock.instant(), Duration.ZERO));
    }

    void noValues(Task.Command task, Expansion expansion) {
        String message = expansion.message() == null ? "its list is empty here" : expansion.message();
        run.publish(Unit.of(task).ended(TaskEnd.of(Status.SKIPPED, message), null, clock.instant(), Duration.ZERO));
    }

    private void command(Unit unit, Task.Command task, String path) {
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
        TaskEnd ending = attempt(work, results);
        try {
            results.close();
        } catch (IOException | RuntimeException | Error e) {
            ending = TaskEnd.of(Status.ERROR, words(e));
        }
        String unsaid = results.unsaid();
        if (unsaid != null) {
            String message = ending.message() == null ? unsaid : ending.message() + "; " + unsaid;
            ending = new TaskEnd(Status.ERROR, ending.exit(), ending.signal(), message);
        }
        run.publish(unit.ended(ending, results, start, Duration.ofNanos(System.nanoTime() - began)));
    }

    private static TaskEnd attempt(Work work, Results results) {
        try {
            return work.run(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return seal(results, "interrupted");
        } catch (IllegalArgumentException e) {
            return seal(results, String.valueOf(e.getMessage()));
        } catch (Exception | Error e) {
            return seal(results, words(e));
        }
    }

    private static TaskEnd seal(Results results, String message) {
        try {
            results.seal(Status.ERROR, message);
        } catch (IOException | RuntimeException e) {
            return TaskEnd.of(Status.ERROR, message + "; " + words(e));
        }
        return TaskEnd.of(Status.ERROR, message);
    }

    private static String words(Throwable thrown) {
        Throwable e = thrown instanceof UncheckedIOException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (e instanceof UnansweredException) {
            return String.valueOf(e.getMessage());
        }
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
