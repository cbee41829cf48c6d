package io.gather.core.overlord;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.plan.Outcome;
import io.gather.core.plan.Plan;
import io.gather.core.units.Durations;

/** Runs one plan at one place and collects its results as they come. A failure stays this place's own. */
final class NodePipeline {
    private static final Duration POLL = Duration.ofMillis(500);
    /** What a minion may take to wind up beyond the plan's own total time. */
    private static final Duration GRACE = Duration.ofSeconds(30);

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

    void run(String place, Node node, Plan plan) throws InterruptedException {
        NodeTally tally = gather.tally(place);
        moved(place, NodeState.REACHING);
        try {
            tally.facts(launcher.facts(node));
            Set<String> known = collectedBefore(place, tally);
            try (MinionRun minion = launcher.start(node, plan)) {
                gather.started(minion);
                stop.onStop(minion::stop);
                moved(place, NodeState.RUNNING);
                follow(place, tally, minion, plan, known);
                moved(place, NodeState.COLLECTING);
                gather.bundle().checkpoint();
            }
            if (stop.stopped()) {
                tally.failed("interrupted before all tasks had ended", "gather");
            }
        } catch (GatherException e) {
            tally.failed(e.what(), e.remedy());
        } catch (IOException e) {
            tally.failed(String.valueOf(e.getMessage()), "gather resume " + gather.id());
        } finally {
            listener.on(new GatherEvent.NodeEnded(tally.record()));
        }
    }

    private void follow(String place, NodeTally tally, MinionRun minion, Plan plan, Set<String> known)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + plan.limits().totalTime().plus(GRACE).toNanos();
        NodeWait wait = new NodeWait(place, plan, listener);
        while (!minion.finished()) {
            Outcome outcome = minion.next(POLL);
            if (outcome != null) {
                wait.came(outcome);
                if (known.add(key(outcome))) {
                    take(place, tally, minion, plan, outcome);
                }
                continue;
            }
            wait.nothingCame(minion.reconnecting());
            // The minion may be waiting for room in its spool.
            gather.bundle().checkpoint();
            if (System.nanoTime() > deadline) {
                minion.stop();
                tally.failed("not done after " + Durations.show(plan.limits().totalTime()), "gather --max-time 2h");
                return;
            }
        }
    }

    private void moved(String place, NodeState state) {
        listener.on(new GatherEvent.NodeMoved(place, state, null));
    }

    private void take(String place, NodeTally tally, MinionRun minion, Plan plan, Outcome outcome) throws IOException {
        Outcome kept = gather.bundle().add(place, place, minion, outcome);
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
