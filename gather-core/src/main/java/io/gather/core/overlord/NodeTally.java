package io.gather.core.overlord;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.gather.core.error.Action;
import io.gather.core.error.Remedy;
import io.gather.core.error.Wording;
import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.plan.Task;
import io.gather.core.report.NodeRecord;
import io.gather.core.watermark.Had;
import io.gather.core.watermark.NodePosition;
import org.jspecify.annotations.Nullable;

/** What is known of one node so far. Safe for several threads. */
final class NodeTally {
    private static final int AGAIN = 12;
    private static final int MOST_TROUBLES = 500;

    private final String name;
    private final String directory;
    private final String address;
    private final Wording wording;
    private int planned;
    private final Map<Status, Integer> outcomes = new EnumMap<>(Status.class);
    private @Nullable NodeFacts facts;
    private @Nullable String error;
    private @Nullable String remedy;
    private @Nullable String firstProblem;
    private final Set<String> again = new LinkedHashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final Set<ItemTrouble.Kind> troubles = new LinkedHashSet<>();
    private final BitSet tasks = new BitSet();
    private final Map<Limit, Set<String>> left = new EnumMap<>(Limit.class);
    private boolean late;
    private Map<String, Had> known = Map.of();
    private boolean ended;
    private boolean interrupted;
    private int losses;
    private int results;
    private long size;
    private long stored;

    NodeTally(String name, String directory, String address, int planned, Wording wording) {
        this.name = name;
        this.directory = directory;
        this.address = address;
        this.planned = planned;
        this.wording = wording;
    }

    /** What of it need not be told once more where it is the same. */
    synchronized void known(NodePosition position) {
        Map<String, Had> all = new HashMap<>();
        position.had().forEach(had -> all.put(had.path(), had));
        known = all;
    }

    /** A result, without its content where an earlier gather has the same. */
    synchronized Result told(Result result) {
        Had had = result.sha256() == null ? null : known.get(result.path());
        return had == null || !had.sha256().equals(result.sha256()) ? result : result.heldBy(had.gather());
    }

    synchronized void facts(NodeFacts told) {
        facts = told.quiet();
        told.notices().forEach(this::notice);
    }

    synchronized @Nullable NodeFacts facts() {
        return facts;
    }

    synchronized void notice(String text) {
        notices.add(text);
    }

    /** @param times how often the connection was lost */
    synchronized void lost(int times) {
        losses = times;
        if (times > 0) {
            notice("the connection to it was lost " + LostConnections.times(times));
        }
    }

    synchronized int losses() {
        return losses;
    }

    synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    synchronized boolean hasFailed() {
        return error != null;
    }

    /** The first reason stays: what follows is mostly its consequence. */
    synchronized void failed(String why, Remedy next) {
        if (error == null) {
            error = why;
            remedy = next.in(wording);
        }
    }

    /** Nobody wanted more of it. What went wrong with it before is the reason that stays. */
    synchronized void interrupted(String why, Remedy remedy) {
        interrupted = interrupted || error == null;
        failed(why, remedy);
    }

    /** The time of all places together was over before it began. */
    synchronized void late(String why, Remedy next) {
        late = true;
        failed(why, next);
    }

    /**
     * Items that it left out, or has in part, though another gather could bring them.
     *
     * @param plan what it was to do
     */
    synchronized Map<Limit, Set<String>> left(List<Task> plan) {
        Map<Limit, Set<String>> all = new EnumMap<>(Limit.class);
        left.forEach((limit, items) -> all.put(limit, new TreeSet<>(items)));
        Limit missing = late ? Limit.TIME : interrupted ? Limit.STOP : Limit.NODE;
        for (Task task : planned == 0 ? List.<Task>of() : plan) {
            if (!tasks.get(task.number())) {
                all.computeIfAbsent(missing, _ -> new TreeSet<>()).add(task.fullName());
            }
        }
        return all;
    }

    /** Whether that is why something of it is missing. */
    synchronized boolean isInterrupted() {
        return interrupted;
    }

    synchronized void add(Outcome outcome) {
        tasks.set(outcome.task());
        outcomes.merge(outcome.status(), 1, Integer::sum);
        if (outcome.status() == Status.ERROR || outcome.status() == Status.TIMED_OUT) {
            if (!Extras.isOne(outcome)) {
                again.add(outcome.group() + "." + outcome.item());
            }
            firstProblem = firstProblem == null ? outcome.message() : firstProblem;
        }
        if ((ItemTrouble.is(outcome.status()) || Extras.missed(outcome)) && troubles.size() < MOST_TROUBLES) {
            troubles.add(new ItemTrouble.Kind(outcome.group() + "." + outcome.item(), outcome.status(),
                    outcome.status() == Status.DENIED ? outcome.message() : null));
        }
        Limit limit = outcome.limit();
        if (limit != null) {
            left.computeIfAbsent(limit, _ -> new TreeSet<>()).add(outcome.group() + "." + outcome.item());
        }
        results += outcome.results();
        size += outcome.size();
        stored += outcome.stored();
    }

    synchronized void planned(int tasks) {
        planned = tasks;
    }

    /** Bytes of its results before compression. */
    synchronized long size() {
        return size;
    }

    synchronized int done() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The first of them, when there are very many. */
    synchronized List<ItemTrouble.Kind> troubles() {
        return List.copyOf(troubles);
    }

    /** Nothing more comes: what has no outcome now is missing. */
    synchronized void ended() {
        ended = true;
    }

    synchronized NodeRecord record() {
        if (ended && tasks.cardinality() < planned) {
            failed(planned - tasks.cardinality() + " of " + planned + " tasks ended without an outcome",
                    Remedy.of(Action.GATHER.on()));
        }
        String why = error == null && results == 0 ? firstProblem : error;
        NodeRecord.State state = why == null
                ? NodeRecord.State.DONE
                : results > 0 ? NodeRecord.State.PARTIAL : NodeRecord.State.FAILED;
        return new NodeRecord(name, directory, address, state, facts, planned, outcomes, results, size, stored, why,
                remedy == null ? again() : remedy, List.copyOf(notices));
    }

    /** The command that fetches just what is missing. */
    private @Nullable String again() {
        String items = String.join(",", again.stream().limit(AGAIN).toList());
        return items.isEmpty() ? null : wording.of(Action.GATHER_ITEMS.on(items));
    }
}
