package io.gather.minion;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

import io.gather.core.minion.Denial;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.SimpleCommand;
import io.gather.core.plan.Task;
import io.gather.core.redact.Masked;
import io.gather.core.redact.Masks;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.minion.content.Capped;
import io.gather.minion.process.Command;
import io.gather.minion.process.ProcessEnd;
import io.gather.minion.process.Shell;
import io.gather.minion.process.Sink;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.PackedPiece;
import io.gather.minion.spool.Packing;
import io.gather.minion.spool.Results;

/** Runs one command line and keeps its output. */
final class CommandWork implements Work {
    private static final int MODE = 0640;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Run run;
    private final Shell shell;
    private final Packing packing;
    private final Unit unit;
    private final Task.Command task;
    private final String path;
    private final Instant start;

    CommandWork(Run run, Shell shell, Packing packing, Unit unit, Task.Command task, String path, Instant start) {
        this.run = run;
        this.shell = shell;
        this.packing = packing;
        this.unit = unit;
        this.task = task;
        this.path = path;
        this.start = start;
    }

    @Override
    public TaskEnd run(Results results) throws IOException, InterruptedException {
        Masks masks = Masks.of(task.mask());
        String program = SimpleCommand.program(unit.source());
        if (program != null && !shell.path().has(program)) {
            return TaskEnd.of(Status.MISSING, program + " is not here");
        }
        Command command = shell.start(unit.source(), unit.number());
        Intake intake = results.begin(packing.small(), this::result);
        try (Capped capped = new Capped(intake, task.max().bytes(), task.keep(), results.scratch())) {
            Masked masked = new Masked(capped, masks);
            Output output = new Output(masks.isEmpty() ? capped : masked, capped, intake);
            ProcessEnd ended = command.attend(output, run.deadline(task.timeout()), run::isStopped);
            if (ended.exit() != null && ended.exit() == NOT_FOUND && !task.exits().contains(NOT_FOUND)) {
                return new TaskEnd(Status.MISSING, NOT_FOUND, null, "no such command");
            }
            masked.finish();
            capped.finish();
            return keep(results, ending(ended, output, capped, results));
        }
    }

    private TaskEnd keep(Results results, TaskEnd ending) throws IOException {
        Status cut = switch (ending.status()) {
            case TRUNCATED, TIMED_OUT -> ending.status();
            case OK, FAILED, SKIPPED, MISSING, DENIED, ERROR -> Status.OK;
        };
        Result result = results.end(cut, cut == Status.OK ? null : ending.message());
        if (result.status() == Status.TRUNCATED && ending.status() != Status.TIMED_OUT) {
            return new TaskEnd(Status.TRUNCATED, ending.exit(), ending.signal(), result.message());
        }
        return ending;
    }

    private TaskEnd ending(ProcessEnd ended, Output output, Capped capped, Results results) {
        return switch (ended.cause()) {
            case TIME -> new TaskEnd(Status.TIMED_OUT, ended.exit(), ended.signal(), run.isTimeOver()
                    ? "the gather's total time was over"
                    : "ended after " + Durations.show(task.timeout()));
            case STOP -> new TaskEnd(Status.TIMED_OUT, ended.exit(), ended.signal(), "stopped");
            case FULL, ITSELF -> {
                Status status = status(ended, output);
                boolean cut = capped.dropped() > 0;
                String message = cut ? cutMessage(ended, capped, results) : status == Status.OK ? null : reason(ended);
                yield new TaskEnd(cut ? Status.TRUNCATED : status, ended.exit(), ended.signal(), message);
            }
        };
    }

    private Status status(ProcessEnd ended, Output output) {
        Integer exit = ended.exit();
        if (exit != null && (exit == 0 || task.exits().contains(exit))) {
            return Status.OK;
        }
        if (exit != null && (exit == NOT_EXECUTABLE || (!ROOT && output.denial.isThere()))) {
            return Status.DENIED;
        }
        return Status.FAILED;
    }

    private static String reason(ProcessEnd ended) {
        return ended.exit() == null ? "ended by signal " + ended.signal() : "exit code " + ended.exit();
    }

    private String cutMessage(ProcessEnd ended, Capped capped, Results results) {
        String more = ended.cause() == ProcessEnd.Cause.FULL ? "at least " : "";
        String cut = "cut at %s, %s%d bytes dropped".formatted(ByteSize.of(capped.kept()), more, capped.dropped());
        return capped.kept() < task.max().bytes() ? cut + "; " + results.notice() : cut;
    }

    private Result result(PackedPiece piece) {
        return new Result(path, Result.Kind.FILE, unit.source(), MODE, start, piece.content().size(),
                piece.content().sha256(), null, piece.content().chunks(), null, piece.status(), piece.message());
    }

    /** Where the output goes. */
    private static final class Output implements Sink {
        private final OutputStream out;
        private final Capped capped;
        private final Intake intake;
        private final Denial denial = new Denial();

        Output(OutputStream out, Capped capped, Intake intake) {
            this.out = out;
            this.capped = capped;
            this.intake = intake;
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            denial.look(bytes, length);
            out.write(bytes, 0, length);
        }

        @Override
        public boolean full() {
            return capped.full() || intake.cut() != null;
        }
    }
}
