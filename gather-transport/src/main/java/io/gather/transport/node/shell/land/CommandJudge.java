package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.util.List;

import io.gather.core.minion.Denial;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.redact.Masks;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.ShellNumbers;
import org.jspecify.annotations.Nullable;

/** A command that ran: the same rules as the Java minion's. */
final class CommandJudge {
    private static final int MODE = 0640;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNALS = 128;

    private final Judge.Unit unit;
    private final Task.Command task;
    private final UnitBuffer landing;
    private final int level;
    private final boolean root;

    CommandJudge(Judge.Unit unit, UnitBuffer landing, int level) throws GarbledException {
        if (!(unit.task() instanceof Task.Command command) || unit.path().isEmpty()) {
            throw new GarbledException("is no command");
        }
        this.unit = unit;
        this.task = command;
        this.landing = landing;
        this.level = level;
        this.root = unit.root();
    }

    Judgement judge() throws IOException {
        List<String> details = unit.end().details();
        if (details.size() < 2) {
            throw new GarbledException("does not say how it ended");
        }
        int code = (int) Math.min(Integer.MAX_VALUE, ShellNumbers.size(details.get(0)));
        boolean signalled = code > SIGNALS && code < SIGNALS + 65;
        Integer exit = signalled ? null : Integer.valueOf(code);
        Integer signal = signalled ? Integer.valueOf(code - SIGNALS) : null;
        Masks masks = Masks.of(task.mask());
        if (exit != null && exit == NOT_FOUND && !task.exits().contains(NOT_FOUND)) {
            return Judgement.bare(new UnitVerdict(Status.MISSING, exit, null, "no such command"));
        }
        try (MetaReader meta = new MetaReader(landing, unit.end().meta());
                LandedContents contents = new LandedContents(landing, unit.end().meta(), level)) {
            Claim claim = meta.claim();
            if (unit.end().gone()) {
                // Its bytes were collected before; only its name is still of use.
                Result result = result(Checked.NOTHING, Status.OK, null);
                return new Judgement(new UnitVerdict(Status.OK, exit, signal, null), List.of(result), landing,
                        List.of(),
                        0);
            }
            Checked checked = contents.next(claim, masks.isEmpty() ? null : new MaskChange(masks, torn(claim)));
            UnitVerdict verdict = verdict(details.get(1), exit, signal, claim, checked);
            String cut = Cut.words(claim.cut(), unit.spool(), unit.plan().limits());
            return keep(verdict, cut, checked, contents);
        }
    }

    private long torn(Claim claim) {
        if (claim.dropped() == 0) {
            return -1;
        }
        return switch (task.keep()) {
            case HEAD -> -1;
            case TAIL -> 0;
            case BOTH -> task.max().bytes() / 2;
        };
    }

    private Judgement keep(UnitVerdict verdict, @Nullable String cut, Checked checked, LandedContents contents) {
        boolean ended = verdict.status() == Status.TRUNCATED || verdict.status() == Status.TIMED_OUT;
        Status status = ended ? verdict.status() : Status.OK;
        String message = ended ? verdict.message() : null;
        if (cut != null) {
            status = Status.TRUNCATED;
            message = message == null ? cut : message + "; " + cut;
        }
        UnitVerdict kept = status == Status.TRUNCATED && verdict.status() != Status.TIMED_OUT
                ? new UnitVerdict(Status.TRUNCATED, verdict.exit(), verdict.signal(), message)
                : verdict;
        return new Judgement(kept, List.of(result(checked, status, message)), landing, contents.spans(), contents
                .stored());
    }

    private Result result(Checked checked, Status status, @Nullable String message) {
        return new Result(unit.path(), Result.Kind.FILE, unit.source(), MODE, unit.start(), checked.content().size(),
                checked.content().sha256(), null, checked.content().chunks(), null, status, message);
    }

    private UnitVerdict verdict(String why, @Nullable Integer exit, @Nullable Integer signal, Claim claim,
            Checked checked) throws GarbledException {
        return switch (why) {
            case "time" -> new UnitVerdict(Status.TIMED_OUT, exit, signal, "ended after " + Durations.show(task
                    .timeout()));
            case "over" -> new UnitVerdict(Status.TIMED_OUT, exit, signal, "the gather's total time was over");
            case "stop" -> new UnitVerdict(Status.TIMED_OUT, exit, signal, "stopped");
            case "full", "itself" -> {
                boolean cut = claim.dropped() > 0;
                Status status = status(exit, checked);
                String message = cut ? cutMessage(why, claim) : status == Status.OK ? null : reason(exit, signal);
                yield new UnitVerdict(cut ? Status.TRUNCATED : status, exit, signal, message);
            }
            default -> throw new GarbledException("ended in a way that its script does not know");
        };
    }

    private Status status(@Nullable Integer exit, Checked checked) {
        if (exit != null && (exit == 0 || task.exits().contains(exit))) {
            return Status.OK;
        }
        Denial denial = new Denial();
        byte[] head = checked.head().bytes();
        denial.look(head, head.length);
        if (exit != null && (exit == NOT_EXECUTABLE || (!root && denial.isThere()))) {
            return Status.DENIED;
        }
        return Status.FAILED;
    }

    private static String reason(@Nullable Integer exit, @Nullable Integer signal) {
        return exit == null ? "ended by signal " + signal : "exit code " + exit;
    }

    private String cutMessage(String why, Claim claim) {
        String more = why.equals("full") ? "at least " : "";
        return "cut at %s, %s%d bytes dropped".formatted(ByteSize.of(task.max().bytes()), more, claim.dropped());
    }
}
