package io.gather.minion;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import io.gather.core.outcome.Outcome;
import io.gather.core.plan.Plan;
import io.gather.core.verdict.EndCause;
import io.gather.minion.process.Marker;
import io.gather.minion.process.Offspring;
import io.gather.minion.spool.Spool;
import org.jspecify.annotations.Nullable;

/** A plan under way: what has come of it so far, and whether it is to go on. Its lock guards the list of outcomes. */
final class Run {
    static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Spool spool;
    private final Marker marker;
    private final long deadline;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private final Backlog backlog;
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();
    private boolean finished;

    Run(Spool spool, long now) {
        this.spool = spool;
        Plan plan = spool.plan();
        this.marker = new Marker(plan.gather(), plan.node());
        this.deadline = now + plan.limits().totalTime().toNanos();
        this.backlog = new Backlog(plan.limits().spoolSize().bytes());
        spool.earlier().forEach(this::note);
    }

    Spool spool() {
        return spool;
    }

    Plan plan() {
        return spool.plan();
    }

    Marker marker() {
        return marker;
    }

    Backlog backlog() {
        return backlog;
    }

    /** When the plan's total time is over, by {@link System#nanoTime}. */
    long deadline() {
        return deadline;
    }

    long deadline(Duration timeout) {
        long own = System.nanoTime() + timeout.toNanos();
        return own - deadline < 0 ? own : deadline;
    }

    boolean isTimeOver() {
        return System.nanoTime() - deadline >= 0;
    }

    /** What ended a unit, now that it has ended. */
    EndCause cause(EndCause seen) {
        return seen == EndCause.TIME && isTimeOver() ? EndCause.OVER : seen;
    }

    boolean isStopped() {
        return stopping.isDone();
    }

    CompletableFuture<Void> stopping() {
        return stopping;
    }

    synchronized boolean hasEnded(int task, @Nullable String each) {
        return ended.contains(key(task, each));
    }

    /** An outcome that cannot be written down, because the disk is full, is handed out all the same. */
    synchronized void publish(Outcome outcome) {
        try {
            spool.add(outcome);
        } catch (IOException ignored) {
            // Its task would run again if this process died now.
        }
        note(outcome);
        notifyAll();
    }

    private void note(Outcome outcome) {
        outcomes.add(outcome);
        ended.add(key(outcome.task(), outcome.each()));
        if (!spool.isReleased(outcome)) {
            backlog.add(outcome);
        }
    }

    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    synchronized boolean isFinished(int handedOut) {
        return finished && handedOut >= outcomes.size();
    }

    synchronized @Nullable Outcome await(int index, Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        waitUntil(() -> index < outcomes.size() || finished, until);
        return index < outcomes.size() ? outcomes.get(index) : null;
    }

    /** Waits until another task may begin, or there is no point in waiting. */
    void awaitRoom() throws InterruptedException {
        backlog.awaitRoom(() -> spool.shortage() != null, deadline);
    }

    private synchronized void waitUntil(BooleanSupplier holds, long until) throws InterruptedException {
        long left = until - System.nanoTime();
        while (!holds.getAsBoolean() && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = until - System.nanoTime();
        }
    }

    void release(Outcome outcome) throws IOException {
        spool.release(outcome);
        backlog.collected(outcome);
    }

    void stop() {
        stopping.complete(null);
        backlog.hurry();
        long until = System.nanoTime() + STOP_WITHIN.toNanos();
        synchronized (this) {
            notifyAll();
            try {
                waitUntil(() -> finished, until);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void discard() throws IOException {
        stop();
        Offspring.startedHere(marker).end(Duration.ZERO);
        spool.delete();
    }

    private static String key(int task, @Nullable String each) {
        return each == null ? Integer.toString(task) : task + " " + each;
    }
}
