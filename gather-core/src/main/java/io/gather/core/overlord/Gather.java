package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleFiles;
import io.gather.core.bundle.Names;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Step;
import io.gather.core.error.Wording;
import io.gather.core.files.OutputFile;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Limit;
import io.gather.core.overlord.budget.SharedBudget;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.ClusterLock;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.overlord.state.RunDirectory;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.plan.KnownNode;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import io.gather.core.upload.Arrival;
import org.jspecify.annotations.Nullable;

/** One gather under way: what all phases know. Safe for several threads. */
final class Gather implements AutoCloseable {
    /** The name of the cluster's own place among the nodes, and of its directory. */
    static final String LOCAL = "local";

    private final JournalEntry.Started start;
    private final Redactor redactor;
    private final RunDirectory run;
    private final Journal journal;
    private final CollectedBundle bundle;
    private final ClusterLock lock;
    private final Wording wording;
    private final TaskLists tasks;
    private final Baseline baseline;
    private final SharedBudget budget;
    private List<String> base = List.of();
    private final Machines machines = new Machines();
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, String> directories = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Map<String, NodeTally> tallies = new LinkedHashMap<>();
    private final List<PhaseRecord> phases = new ArrayList<>();
    private final Map<String, MinionRun> minions = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();
    private @Nullable BundleFile packed;
    private Arrival.@Nullable Taken uploaded;
    private @Nullable GatherException uploadError;
    private final Disguise disguise;
    private final LeakWatch leaks;
    private @Nullable Map<String, Long> replaced;

    Gather(StateDirectory state, JournalEntry.Started start, RunDirectory run, Journal journal, CollectedBundle bundle,
            ClusterLock lock, SharedBudget budget, Wording wording) {
        this.start = start;
        this.redactor = start.request().redactor();
        this.run = run;
        this.journal = journal;
        this.bundle = bundle;
        this.lock = lock;
        this.wording = wording;
        this.budget = budget;
        this.tasks = new TaskLists(journal, start.request().completion());
        this.baseline = new Baseline(state, start.request().cluster());
        this.disguise = Disguise.of(state, start.request(), start.inventory());
        this.leaks = new LeakWatch(disguise, start.request().discretion().searches());
    }

    GatherId id() {
        return start.id();
    }

    Instant began() {
        return start.at();
    }

    GatherRequest request() {
        return start.request();
    }

    /** What keeps secrets out of its bundle. */
    Redactor redactor() {
        return redactor;
    }

    Inventory inventory() {
        return start.inventory();
    }

    String name() {
        return start.name();
    }

    String version() {
        return start.version();
    }

    RunDirectory run() {
        return run;
    }

    Journal journal() {
        return journal;
    }

    CollectedBundle bundle() {
        return bundle;
    }

    Path partial() {
        return start.partial();
    }

    BundleFiles files() {
        return start.files();
    }

    TaskLists tasks() {
        return tasks;
    }

    Baseline baseline() {
        return baseline;
    }

    SharedBudget budget() {
        return budget;
    }

    /** As journaled. */
    synchronized void buildOn(List<String> gathers) {
        base = List.copyOf(gathers);
    }

    /** Gathers whose bundles have what this one has not, the oldest first. */
    synchronized List<String> base() {
        return base;
    }

    Machines machines() {
        return machines;
    }

    synchronized void plan(String place, Node node, List<Task> list) {
        plans.put(place, new Plan(id().text(), node.name(), request().limits(), list,
                new KnownNode(node.lnn(), node.facts()), request().masks()).concealed(request().concealment()));
        budget.expect(place);
        tallies.put(place, new NodeTally(place, directory(place), node.address(), list.size(), wording));
    }

    /** Names of nodes may differ in characters that no name in a bundle has; their directories differ all the same. */
    synchronized String directory(String place) {
        String known = directories.get(place);
        if (known != null) {
            return known;
        }
        String name = Names.ofPath(place.equals(LOCAL) ? place : redactor.text(place)).replace('/', '_');
        String free = name;
        for (int i = 1; directories.containsValue(free); i++) {
            free = name + "." + i;
        }
        directories.put(place, free);
        return free;
    }

    /** All of it is in the bundle, as an earlier process journaled. */
    synchronized void done(JournalEntry.NodeDone node) {
        done.add(node.place());
        NodeTally tally = tally(node.place());
        tally.facts(node.facts());
        node.notices().forEach(tally::notice);
        machines.claim(node.place(), node.facts());
    }

    synchronized boolean isDone(String place) {
        return done.contains(place);
    }

    /** Null when there is nothing to do at that place. */
    synchronized @Nullable Plan plan(String place) {
        return plans.get(place);
    }

    synchronized List<String> places() {
        return List.copyOf(tallies.keySet());
    }

    synchronized NodeTally tally(String place) {
        NodeTally tally = tallies.get(place);
        if (tally == null) {
            throw new IllegalArgumentException("no plan for " + place);
        }
        return tally;
    }

    /** As {@link NodeTally#left}. */
    synchronized Map<Limit, Set<String>> left(String place) {
        Plan plan = plans.get(place);
        return tally(place).left(plan == null ? List.of() : plan.tasks());
    }

    /** What brings what it left out. */
    Step completing() {
        return Action.COMPLETE.on(String.valueOf(files().finished().getFileName()));
    }

    synchronized List<NodeRecord> nodeRecords() {
        return tallies.values().stream().map(NodeTally::record).toList();
    }

    /** Whether a node's data are missing because the gather was interrupted. */
    synchronized boolean isInterrupted() {
        return tallies.values().stream().anyMatch(NodeTally::isInterrupted);
    }

    synchronized LostConnections losses() {
        Map<Integer, List<String>> nodes = new HashMap<>();
        tallies.forEach((place, tally) -> {
            if (tally.losses() > 0) {
                nodes.computeIfAbsent(tally.losses(), _ -> new ArrayList<>()).add(place);
            }
        });
        return new LostConnections(nodes);
    }

    synchronized List<ItemTrouble> troubles() {
        Map<ItemTrouble.Kind, List<String>> nodes = new LinkedHashMap<>();
        tallies.forEach((place, tally) -> tally.troubles()
                .forEach(kind -> nodes.computeIfAbsent(kind, _ -> new ArrayList<>()).add(place)));
        Extras extras = new Extras(request());
        return nodes.entrySet().stream()
                .map(entry -> entry.getKey().on(entry.getValue(), extras.named(entry.getKey().item()))).toList();
    }

    synchronized void phaseDone(PhaseRecord phase) {
        phases.add(phase);
    }

    synchronized List<PhaseRecord> phases() {
        return List.copyOf(phases);
    }

    /** Its spool is removed at the end, whatever happens. */
    synchronized void started(String place, MinionRun minion) {
        minions.put(place, minion);
    }

    synchronized void discarded(String place) {
        minions.remove(place);
    }

    /** Those whose node may still have something of theirs, by place. */
    synchronized Map<String, MinionRun> minions() {
        return new LinkedHashMap<>(minions);
    }

    synchronized void notice(String text) {
        notices.add(text);
    }

    synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    synchronized void packed(BundleFile file) {
        packed = file;
    }

    synchronized @Nullable BundleFile packed() {
        return packed;
    }

    /** All that was gathered is in a bundle that is whole, be it only the one that nobody else may see. */
    boolean isWritten() {
        return packed() != null || OutputFile.isThere(files().original());
    }

    /** What stands for identities where others see it. */
    Disguise disguise() {
        return disguise;
    }

    LeakWatch leaks() {
        return leaks;
    }

    synchronized void replaced(Map<String, Long> identities) {
        replaced = Map.copyOf(identities);
    }

    /** By kind; null where none were replaced, or by an earlier process. */
    synchronized @Nullable Map<String, Long> replaced() {
        return replaced;
    }

    synchronized void uploaded(Arrival.Taken arrival) {
        uploaded = arrival;
    }

    synchronized void uploadFailed(GatherException error) {
        uploadError = error;
    }

    synchronized Arrival.@Nullable Taken uploaded() {
        return uploaded;
    }

    synchronized @Nullable GatherException uploadError() {
        return uploadError;
    }

    /** Everything that is gathered by default, from every node of the cluster, is in a finished bundle. */
    synchronized boolean isFull() {
        return packed != null && request().mode().equals("full") && !inventory().part()
                && tallies.values().stream().map(NodeTally::record)
                        .allMatch(node -> node.state() == NodeRecord.State.DONE);
    }

    @Override
    public void close() throws IOException {
        try (lock; journal) {
            bundle.close();
        }
    }
}
