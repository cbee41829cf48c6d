package io.gather.core.verdict;

import java.util.List;
import java.util.stream.Collectors;

import io.gather.core.catalog.Condition;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Limits;
import io.gather.core.units.Durations;

/** Verdicts of units that were not begun, or of which nothing can be kept. */
public final class NoResult {
    private NoResult() {}

    public static Verdict stopped() {
        return Verdict.of(Status.SKIPPED, "stopped before it began").by(Limit.STOP);
    }

    public static Verdict timeOver(Limits limits) {
        return Verdict.of(Status.ERROR, "the gather's total time of " + Durations.show(limits.totalTime())
                + " was over before it began").by(Limit.TIME);
    }

    public static Verdict usedUp(Limits limits) {
        return Verdict.of(Status.ERROR, RoomWords.usedUp(limits.totalSize())).by(Limit.SIZE);
    }

    /** @param why as {@link RoomWords} or the place itself has it */
    public static Verdict noRoom(String why) {
        return Verdict.of(Status.ERROR, why).by(Limit.ROOM);
    }

    /** None of the conditions holds. */
    public static Verdict unmet(List<Condition> any) {
        return Verdict.of(Status.SKIPPED, any.stream().map(Condition::toString)
                .collect(Collectors.joining("; or ", "not here: ", "")));
    }

    /** @param why the node's owner does not allow it */
    public static Verdict forbidden(String why) {
        return Verdict.of(Status.DENIED, why);
    }

    public static Verdict absent(String program) {
        return Verdict.of(Status.MISSING, program + " is not here");
    }

    public static Verdict unanswered(Unanswered why) {
        return Verdict.of(Status.ERROR, why.words()).by(why.limit());
    }

    public static Verdict unending() {
        return Verdict.of(Status.ERROR, "its output does not end: a process that cannot be killed has it");
    }

    public static Verdict killed() {
        return Verdict.of(Status.ERROR, "the minion's process for it was killed on the node");
    }
}
