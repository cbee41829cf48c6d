package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.util.List;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.CommandEnd;
import io.gather.core.verdict.Denial;
import io.gather.core.verdict.Extents;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.Origin;
import io.gather.core.verdict.ProcessEnd;
import io.gather.core.verdict.Verdict;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.Cut;
import io.gather.transport.node.shell.wire.Ending;
import io.gather.transport.node.shell.wire.GarbledException;

/** A command that ran: what came of it is checked and put before the rules. */
final class CommandJudge {
    private final Landed unit;
    private final Task.Command task;
    private final LandingBuffer landing;
    private final int level;
    private final Redactor redactor;
    private final Samples samples;

    /** @param redactor of what it wrote */
    CommandJudge(Landed unit, LandingBuffer landing, int level, Redactor redactor, Samples samples)
            throws GarbledException {
        if (!(unit.task() instanceof Task.Command command) || unit.path().isEmpty()) {
            throw new GarbledException("is no command");
        }
        this.unit = unit;
        this.task = command;
        this.landing = landing;
        this.level = level;
        this.redactor = redactor;
        this.samples = samples;
    }

    Judgement judge(Ending.Ran ran) throws IOException {
        ProcessEnd end = ProcessEnd.of(ran.cause(), ran.code());
        Verdict missing = CommandEnd.missing(task, end);
        if (missing != null) {
            return Judgement.bare(missing);
        }
        try (MetaReader meta = new MetaReader(landing, unit.end().meta());
                LandedContents contents = new LandedContents(landing, unit.end().meta(), level, redactor, samples)) {
            Claim claim = meta.claim();
            if (unit.end().gone()) {
                // Its bytes were collected before; only its name is still of use.
                Verdict verdict = new Verdict(Status.OK, end.exit(), end.signal(), null);
                return new Judgement(verdict, List.of(result(Checked.NOTHING, Kept.WHOLE)), landing, List.of(), 0);
            }
            Checked checked = contents.next(claim, torn(claim));
            Verdict verdict = new CommandEnd(task, end, unit.place().root(), end.hasFailed() && denied(checked),
                    checked.size(), claim
                            .dropped(),
                    unit.place().less()).verdict();
            Kept output = CommandEnd.output(verdict);
            Cut cut = claim.cut();
            if (cut != null) {
                output = output.cut(unit.cut(cut, checked.size()).message());
            }
            Verdict whole = CommandEnd.with(verdict, output).by(cut == null ? null : cut.limit());
            return new Judgement(whole, List.of(result(checked, output)), landing, contents
                    .spans(), contents.stored());
        }
    }

    private long torn(Claim claim) {
        return claim.dropped() == 0 || task.keep() == Keep.HEAD
                ? -1
                : Extents.head(task.max().bytes(), task.keep());
    }

    private static boolean denied(Checked checked) {
        Denial denial = new Denial();
        byte[] head = checked.head().bytes();
        denial.look(head, head.length);
        return denial.isThere();
    }

    private Result result(Checked checked, Kept kept) {
        return new Origin(unit.unit().redactor(), unit.path(), unit.unit().source(), CommandEnd.MODE, unit.start())
                .content(checked.content(), List.of(), kept);
    }
}
