package io.gather.core.overlord;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Outcome;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.GatherListener;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.units.Durations;
import io.gather.core.watermark.NodePosition;
import org.jspecify.annotations.Nullable;

/** Runs one plan at one place and collects its results as they come. A failure stays this place's own. */
final class NodePipeline {
    private static final Duration POLL = Duration.ofMillis(500);
    /** What a minion may take to wind up beyond the plan's own total time. */
    private static final Duration GRACE = Duration.ofSeconds(30);
    /** Beyond this, times in logs of two nodes can no longer be compared by eye. */
    private static final Duration CLOCK = Duration.ofSeconds(5);

    private final Gather gather;
    private final MinionLauncher launcher;
    private final StopSignal stop;
    private final GatherListener listener;

    NodePipeline(Gather gather, MinionLauncher launcher, StopSignal stop, GatherListener listener) {
        this.gather = gather;
        this.launcher = launcher;
        this.stop = stop;
        this.listener = listener;
    }

    void run(Node node, Runnable tasksEnded) throws InterruptedException {
        run(node.name(), node, tasksEnded);
    }

    /**
     * @param place the node's name, or {@link Gather#LOCAL} for the cluster's own tasks
     * @param tasksEnded told when nothing more comes of the minion's tasks; a pipeline that ends before that does not tell
     */
    void run(String place, Node node, Runnable tasksEnded) throws InterruptedException {
        NodeTally tally = gather.tally(place);
        try {
            Set<String> known = collectedBefore(place, tally);
            if (gather.isDone(place)) {
                return;
            }
            if (stop.stopped()) {
                tally.interrupted("interrupted before it began", Remedy.of(Action.GATHER.on()));
                return;
            }
            if (isTooLate(tally)) {
                return;
            }
            moved(place, NodeState.REACHING);
            NodeFacts facts = launcher.facts(node);
            tally.facts(facts);
            clock(tally, facts);
            if (isAnother(place, tally, facts) || isTooLate(tally)) {
                return;
            }
            gather(place, node, tally, known, tasksEnded);
        } catch (GatherException e) {
            tally.failed(e.what(), e.remedy());
        } catch (IOException e) {
            tally.failed(String.valueOf(e.getMessage()), Remedy.of(Action.GATHER.on()));
        } catch (RuntimeException | Error e) {
            tally.failed("internal error: " + e, Remedy.of(Action.GATHER_TRACED.on()));
            throw e;
        } finally {
            tally.ended();
            giveBack(place, tally);
            listener.on(new GatherEvent.NodeEnded(tally.record()));
        }
    }

    private void giveBack(String place, NodeTally tally) {
        try {
            gather.budget().ended(place, tally.size());
        } catch (IOException e) {
            gather.notice(place + ": that it has ended cannot be noted, so that a gather that goes on may gather less: "
                    + e.getMessage());
        }
    }

    private static void clock(NodeTally tally, NodeFacts facts) {
        if (facts.clockOffset().abs().compareTo(CLOCK) > 0) {
            tally.notice("its clock is " + Durations.show(facts.clockOffset().abs())
                    + (facts.clockOffset().isNegative() ? " behind" : " ahead of") + " the overlord's");
        }
    }

    private boolean isTooLate(NodeTally tally) {
        boolean late = gather.budget().isTimeOver();
        if (late) {
            tally.late(gather.budget().timeOver(), Remedy.of(gather.completing()));
        }
        return late;
    }

    private boolean isAnother(String place, NodeTally tally, NodeFacts facts) {
        String first = place.equals(Gather.LOCAL) ? null : gather.machines().claim(place, facts);
        if (first != null) {
            tally.planned(0);
            tally.notice("the same machine as " + first + " (" + facts.hostName() + "): gathered there");
            gather.notice(place + " is the same machine as " + first + ": gathered once");
        }
        return first != null;
    }

    private void gather(String place, Node node, NodeTally tally, Set<String> known, Runnable tasksEnded)
            throws IOException, InterruptedException {
        Plan plan = plan(place, tally);
        try (MinionRun minion = launcher.start(node, plan)) {
            gather.started(place, minion);
            Set<String> told = new HashSet<>();
            tell(place, minion, told);
            moved(place, NodeState.RUNNING);
            try (StopSignal.Listening _ = stop.onStop(minion::stop)) {
                follow(place, tally, minion, plan, known);
            }
            tasksEnded.run();
            tell(place, minion, told);
            if (stop.stopped()) {
                tally.interrupted("interrupted before all tasks had ended", Remedy.of(Action.GATHER.on()));
            }
            moved(place, NodeState.COLLECTING);
            gather.bundle().checkpoint();
            discard(place, tally, minion);
        }
        gather.bundle().closePlace(place);
    }

    /** What was odd from the beginning, and what has become so. */
    private void tell(String place, MinionRun minion, Set<String> told) {
        minion.notices().stream().filter(told::add).forEach(notice -> gather.notice(place + ": " + notice));
    }

    private Plan plan(String place, NodeTally tally) throws IOException {
        NodePosition position = gather.baseline().position(gather, place);
        tally.known(gather.request().increment().changedOnly() ? position : NodePosition.NOWHERE);
        Plan plan = Objects.requireNonNull(gather.plan(place)).from(position.marks());
        plan = plan.within(gather.budget().begin(place, plan.limits()));
        @Nullable
        List<Task> shared = place.equals(Gather.LOCAL) ? null : gather.tasks().claimShared(place);
        if (shared == null) {
            return plan;
        }
        tally.planned(shared.size());
        tally.notice("shared folders were gathered here for all nodes: "
                + String.join(", ", gather.inventory().shared()));
        return plan.with(shared);
    }

    private void follow(String place, NodeTally tally, MinionRun minion, Plan plan, Set<String> known)
            throws IOException, InterruptedException {
        NodeWait wait = new NodeWait(place, plan, listener);
        try {
            follow(place, tally, minion, plan, known, wait);
        } finally {
            tally.lost(Math.max(minion.losses(), wait.losses()));
        }
    }

    private void follow(String place, NodeTally tally, MinionRun minion, Plan plan, Set<String> known, NodeWait wait)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + plan.limits().totalTime().plus(GRACE).toNanos();
        while (!minion.finished()) {
            Outcome outcome = minion.next(POLL);
            wait.look(minion.reconnecting());
            if (outcome != null) {
                wait.came(outcome);
                if (known.add(key(outcome))) {
                    take(place, tally, minion, plan, outcome);
                } else {
                    gather.bundle().addKnown(minion, outcome);
                }
                continue;
            }
            wait.nothingCame();
            // The minion may be waiting for room in its spool.
            gather.bundle().checkpointIfDue();
            if (System.nanoTime() > deadline) {
                minion.stop();
                tally.failed("not done after " + Durations.show(plan.limits().totalTime()),
                        Remedy.of(Action.GATHER_LONGER.on()));
                return;
            }
        }
    }

    /** What is durable here need not wait on the node for the slowest of the others. */
    private void discard(String place, NodeTally tally, MinionRun minion) {
        try {
            minion.discard();
            gather.discarded(place);
        } catch (IOException | GatherException e) {
            // Its data are safe; the cleanup phase tries again and says what is left.
            return;
        }
        NodeFacts facts = tally.facts();
        if (!tally.hasFailed() && facts != null) {
            try {
                gather.journal().add(new JournalEntry.NodeDone(place, facts, tally.notices()));
            } catch (IOException e) {
                // All of it is in the bundle; a process that goes on asks the node once more.
                gather.notice(place + ": that it is done cannot be noted: " + e.getMessage());
            }
        }
    }

    private void moved(String place, NodeState state) {
        listener.on(new GatherEvent.NodeMoved(place, state, null));
    }

    private void take(String place, NodeTally tally, MinionRun minion, Plan plan, Outcome outcome) throws IOException {
        Outcome kept = gather.bundle().add(place, gather.directory(place), minion, outcome, tally::told);
        tally.add(kept);
        listener.on(new GatherEvent.TaskEnded(place, kept, tally.done(), plan.tasks().size(),
                gather.bundle().writer().size()));
    }

    /** After a crash the minion hands out all outcomes again: those in the bundle are not taken twice. */
    private Set<String> collectedBefore(String place, NodeTally tally) throws IOException {
        Set<String> keys = new HashSet<>();
        try (Stream<Outcome> outcomes = gather.run().outcomes(place)) {
            outcomes.forEach(outcome -> {
                keys.add(key(outcome));
                tally.add(outcome);
            });
        }
        return keys;
    }

    private static String key(Outcome outcome) {
        return outcome.task() + "@" + outcome.each();
    }
}
