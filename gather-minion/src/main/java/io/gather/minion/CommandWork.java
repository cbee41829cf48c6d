package io.gather.minion;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

import io.gather.core.outcome.Result;
import io.gather.core.plan.SimpleCommand;
import io.gather.core.plan.Task;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.CommandEnd;
import io.gather.core.verdict.Denial;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.NoResult;
import io.gather.core.verdict.Origin;
import io.gather.core.verdict.ProcessEnd;
import io.gather.core.verdict.Unit;
import io.gather.core.verdict.Verdict;
import io.gather.minion.content.Capped;
import io.gather.minion.process.Command;
import io.gather.minion.process.Shell;
import io.gather.minion.process.Sink;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.PackedPiece;
import io.gather.minion.spool.Packing;
import io.gather.minion.spool.Results;

/** Runs one command line and keeps its output. */
final class CommandWork implements Work {
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
    public Verdict run(Results results) throws IOException, InterruptedException {
        Redactor redactor = unit.redactor().and(task.mask());
        String program = SimpleCommand.program(unit.line());
        if (program != null && !shell.path().has(program)) {
            return NoResult.absent(program);
        }
        Command command = shell.start(unit.line(), unit.number());
        Intake intake = results.begin(packing.small(), this::result);
        try (Capped capped = new Capped(intake, task.max().bytes(), task.keep(), results.scratch())) {
            RedactedStream out = redactor.content(capped);
            Output taken = new Output(out, capped, intake);
            ProcessEnd attended = command.attend(taken, run.deadline(task.timeout()), run::isStopped);
            ProcessEnd ended = attended.asOf(run.cause(attended.cause()));
            Verdict missing = CommandEnd.missing(task, ended);
            if (missing != null) {
                return missing;
            }
            out.finish();
            capped.finish();
            Verdict verdict = new CommandEnd(task, ended, ROOT, ended.hasFailed() && taken.denial.isThere(),
                    capped.kept(), capped.dropped(), results.notice()).verdict();
            Result output = results.end(CommandEnd.output(verdict));
            return CommandEnd.with(verdict, new Kept(output.status(), output.message()));
        }
    }

    private Result result(PackedPiece piece) {
        return new Origin(unit.redactor(), path, unit.source(), CommandEnd.MODE, start).content(piece.content(),
                List.of(), piece.kept());
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
