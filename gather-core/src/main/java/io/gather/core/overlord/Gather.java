package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.bundle.BundleFile;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionRun;
import io.gather.core.plan.Plan;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import org.jspecify.annotations.Nullable;

/** One gather under way: what all phases know. Safe for several threads. */
final class Gather implements AutoCloseable {
    /** The name of the cluster's own place among the nodes, and of its directory. */
    static final String LOCAL = "local";

    private final JournalEntry.Started start;
    private final RunDirectory run;
    private final Journal journal;
    private final CollectedBundle bundle;
    private final ClusterLock lock;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, NodeTally> tallies = new LinkedHashMap<>();
    private final List<PhaseRecord> phases = new ArrayList<>();
    private final List<MinionRun> minions = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private @Nullable BundleFile packed;
    private @Nullable String uploaded;
    private @Nullable GatherException uploadError;

    Gather(JournalEntry.Started start, RunDirectory run, Journal journal, CollectedBundle bundle, ClusterLock lock) {
        this.start = start;
        this.run = run;
        this.journal = journal;
        this.bundle = bundle;
        this.lock = lock;
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

    Path target() {
        return request().output().resolve(name() + ".tgz");
    }

    synchronized void plan(String place, Node node, Plan plan) {
        plans.put(place, plan);
        tallies.put(place, new NodeTally(place, place, node.address(), plan.tasks().size()));
    }

    /** Null when there is nothing to do at that place. */
    synchronized @Nullable Plan plan(String place) {
        return plans.get(place);
    }

    synchronized NodeTally tally(String place) {
        NodeTally tally = tallies.get(place);
        if (tally == null) {
            throw new IllegalArgumentException("no plan for " + place);
        }
        return tally;
    }

    synchronized List<NodeRecord> nodeRecords() {
        return tallies.values().stream().map(NodeTally::record).toList();
    }

    synchronized List<ItemTrouble> troubles() {
        Map<ItemTrouble.Kind, List<String>> nodes = new LinkedHashMap<>();
        tallies.forEach((place, tally) -> tally.troubles()
                .forEach(kind -> nodes.computeIfAbsent(kind, _ -> new ArrayList<>()).add(place)));
        return nodes.entrySet().stream().map(entry -> entry.getKey().on(entry.getValue())).toList();
    }

    synchronized void phaseDone(PhaseRecord phase) {
        phases.add(phase);
    }

    synchronized List<PhaseRecord> phases() {
        return List.copyOf(phases);
    }

    /** Its spool is removed at the end, whatever happens. */
    synchronized void started(MinionRun minion) {
        minions.add(minion);
    }

    synchronized List<MinionRun> minions() {
        return List.copyOf(minions);
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

    synchronized void uploaded(String where) {
        uploaded = where;
    }

    synchronized void uploadFailed(GatherException error) {
        uploadError = error;
    }

    synchronized @Nullable String uploaded() {
        return uploaded;
    }

    synchronized @Nullable GatherException uploadError() {
        return uploadError;
    }

    @Override
    public void close() throws IOException {
        try (lock; journal) {
            bundle.close();
        }
    }
}
