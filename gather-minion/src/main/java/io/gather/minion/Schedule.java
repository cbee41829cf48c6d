package io.gather.minion;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import io.gather.core.catalog.Cost;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.Numbers;
import io.gather.core.verdict.Unit;
import io.gather.minion.files.TakenPlaces;
import io.gather.minion.process.Offspring;
import io.gather.minion.spool.Expansion;
import org.jspecify.annotations.Nullable;

/** Runs a plan's tasks: in order, some at a time; those that only wait beside the others; heavy ones at the end, each alone. */
final class Schedule {
    private final Run run;
    private final Worker worker;
    private final ListedValues values;
    private final Redactor redactor;
    private final TaskTurns turns;
    private final TaskTurns beside = new WaitingTurns();
    private final Map<Integer, String> paths = new HashMap<>();
    private final TaskThreads threads = new TaskThreads();

    Schedule(Run run, Worker worker, ListedValues values, TakenPlaces place, NodeSlots slots) {
        this.run = run;
        this.worker = worker;
        this.values = values;
        this.redactor = place.redactor();
        this.turns = new Permits(run, slots,
                Numbers.parallel(run.plan().limits(), Runtime.getRuntime().availableProcessors()));
        for (Task task : run.plan().tasks()) {
            if (task instanceof Task.Command command && command.forEach() == null) {
                paths.put(task.number(), place.names().takeFree(Unit.of(command, redactor).output()));
            }
        }
    }

    void run() {
        try {
            threads.start(() -> startAll(beside, cost -> cost == Cost.WAITING));
            startAll(turns, cost -> cost != Cost.WAITING && cost != Cost.HEAVY);
            threads.join();
            for (Task task : run.plan().tasks()) {
                if (task.cost() == Cost.HEAVY) {
                    start(turns, () -> attempt(task, null));
                    threads.join();
                }
            }
            Offspring.startedHere(run.marker()).end(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            run.finish();
            threads.close();
        }
    }

    private void startAll(TaskTurns own, Predicate<Cost> which) {
        try {
            for (Task task : run.plan().tasks()) {
                if (which.test(task.cost())) {
                    start(own, () -> attempt(task, own));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(TaskTurns own, Runnable what) throws InterruptedException {
        own.acquire();
        threads.start(() -> {
            try {
                what.run();
            } finally {
                own.release();
            }
        });
    }

    /** @param own of the values of a list; null: one after the other */
    private void attempt(Task task, @Nullable TaskTurns own) {
        Unit unit = Unit.of(task, redactor);
        try {
            if (!worker.isSettled(unit)) {
                perform(unit, own);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            worker.fail(unit, e);
        }
    }

    private void perform(Unit unit, @Nullable TaskTurns own) throws IOException, InterruptedException {
        switch (unit.task()) {
            case Task.Files files -> worker.files(unit, files);
            case Task.Command command when command.forEach() == null ->
                worker.command(unit, command, paths.getOrDefault(command.number(), unit.output()));
            case Task.Command command -> each(unit, command, own);
            case Task.Contributed contributed -> worker.contribution(unit, contributed);
        }
    }

    private void each(Unit all, Task.Command task, @Nullable TaskTurns own) throws IOException, InterruptedException {
        Task.Each each = task.forEach();
        if (each == null) {
            return;
        }
        Expansion expansion = values.of(task, each);
        if (expansion.values().isEmpty()) {
            worker.noValues(all, expansion);
        }
        for (int i = 0; i < expansion.values().size(); i++) {
            Expansion.Value value = expansion.values().get(i);
            Unit unit = Unit.ofValue(task, each, i, value.text(), redactor);
            if (own != null) {
                // The permit of this thread serves its values: while one waits for its turn, it does nothing else.
                own.release();
                try {
                    start(own, () -> attemptValue(task, unit, value.path()));
                } finally {
                    own.acquireUninterruptibly();
                }
            } else {
                attemptValue(task, unit, value.path());
            }
        }
    }

    private void attemptValue(Task.Command task, Unit unit, String path) {
        try {
            worker.value(task, unit, path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            worker.fail(unit, e);
        }
    }
}
