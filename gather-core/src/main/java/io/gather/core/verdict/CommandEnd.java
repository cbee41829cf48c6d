package io.gather.core.verdict;

import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/**
 * A command that ran, and what a minion knows of it.
 *
 * @param root whether it ran as root, whom nothing is denied for being somebody else
 * @param denied whether it complained that it may not
 * @param kept bytes of its output, before masking
 * @param dropped bytes of its output; where its end was not awaited, at least so many
 * @param less why less is kept than is wanted of long output, where that is so
 */
public record CommandEnd(Task.Command task, ProcessEnd end, boolean root, boolean denied, long kept, long dropped,
        @Nullable String less) {
    /** Permission bits of what holds a command's output. */
    public static final int MODE = 0640;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    /** That there is no such command, whatever a shell printed of it; null: there is. */
    public static @Nullable Verdict missing(Task.Command task, ProcessEnd end) {
        Integer exit = end.exit();
        return exit != null && exit == NOT_FOUND && !task.exits().contains(NOT_FOUND)
                ? Verdict.of(end, Status.MISSING, "no such command")
                : null;
    }

    public Verdict verdict() {
        String early = end.cause().early(task.timeout());
        if (early != null) {
            return Verdict.of(end, Status.TIMED_OUT, early).by(end.cause().limit());
        }
        if (dropped > 0) {
            return Verdict.of(end, Status.TRUNCATED, cutWords());
        }
        Status status = status();
        return Verdict.of(end, status, status == Status.OK ? null : reason());
    }

    /** What is to be said of its output, of which more may be cut for want of room. */
    public static Kept output(Verdict verdict) {
        return switch (verdict.status()) {
            case TRUNCATED, TIMED_OUT -> new Kept(verdict.status(), verdict.message());
            case OK, FAILED, SKIPPED, MISSING, DENIED, ERROR -> Kept.WHOLE;
        };
    }

    /** The verdict once it is known what became of its output. */
    public static Verdict with(Verdict verdict, Kept output) {
        return output.status() == Status.TRUNCATED && verdict.status() != Status.TIMED_OUT
                ? new Verdict(Status.TRUNCATED, verdict.exit(), verdict.signal(), output.message(),
                        verdict.limit())
                : verdict;
    }

    private Status status() {
        Integer exit = end.exit();
        if (exit != null && (exit == 0 || task.exits().contains(exit))) {
            return Status.OK;
        }
        boolean refused = exit != null && (exit == NOT_EXECUTABLE || (!root && denied));
        return refused ? Status.DENIED : Status.FAILED;
    }

    private String reason() {
        return end.exit() == null ? "ended by signal " + end.signal() : "exit code " + end.exit();
    }

    private String cutWords() {
        String more = end.cause() == EndCause.FULL ? "at least " : "";
        String cut = "cut at %s, %s%d bytes dropped".formatted(ByteSize.of(kept), more, dropped);
        return kept < task.max().bytes() && less != null ? cut + "; " + less : cut;
    }
}
