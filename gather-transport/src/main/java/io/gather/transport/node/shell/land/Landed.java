package io.gather.transport.node.shell.land;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.verdict.FileContent;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.RoomWords;
import io.gather.core.verdict.Unit;
import io.gather.core.verdict.Verdict;
import io.gather.transport.node.shell.wire.Cut;
import io.gather.transport.node.shell.wire.UnitEnd;

/**
 * A unit that has ended on its node.
 *
 * @param path where its output belongs; empty: it has no name
 */
record Landed(Plan plan, Unit unit, UnitEnd end, Workroom place, String path) {

    Task task() {
        return unit.task();
    }

    Instant start() {
        return Instant.ofEpochMilli(end.start());
    }

    /** @param size of what there is of the content */
    Kept cut(Cut cut, long size) {
        return switch (cut) {
            case Cut.UsedUp _ -> new Kept(Status.TRUNCATED, RoomWords.usedUp(plan.limits().totalSize()));
            case Cut.LowSpace why -> new Kept(Status.TRUNCATED, place.shortage(why));
            case Cut.Full _ -> new Kept(Status.TRUNCATED, place.full());
            case Cut.Failed _ -> FileContent.failed(size, "");
            case Cut.Shrank _ -> FileContent.shrank();
            case Cut.Blocks _ -> FileContent.blocks();
        };
    }

    LandedOutcome refuse(String why) {
        return deliver(Judgement.bare(Verdict.of(Status.ERROR, why)));
    }

    LandedOutcome deliver(Judgement judgement) {
        List<Result> results = judgement.results();
        Outcome outcome = unit.ended(judgement.verdict(), results.size(), results.stream().mapToLong(Result::size)
                .sum(), judgement.stored(), start(), Duration.ofMillis(end.took()));
        return new LandedOutcome(outcome, results, judgement.landing(), judgement.spans(), end);
    }
}
