package io.gather.core.overlord;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.inventory.Inventory;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.plan.Task;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done where. Most nodes have the same tasks, so these are kept and journaled once, not once a node. Shared folders
 * are left to the first node that answers. Safe for several threads.
 */
final class TaskLists {
    private static final String CLUSTER = "cluster";
    private static final String NODE = "node";
    private static final String SHARED = "node and shared folders";

    private final Journal journal;
    private final Map<String, List<Task>> lists = new HashMap<>();
    private @Nullable String claimedBy;

    TaskLists(Journal journal) {
        this.journal = journal;
    }

    /** Journals all lists. */
    void make(List<Task> cluster, List<Task> node, Inventory inventory) throws IOException {
        if (!cluster.isEmpty()) {
            add(CLUSTER, cluster);
            journal.add(new JournalEntry.Planned(List.of(Gather.LOCAL), CLUSTER));
        }
        List<Task> own = new SharedFolders(inventory.shared()).without(node);
        add(NODE, own);
        if (!own.equals(node)) {
            add(SHARED, node);
        }
        journal.add(new JournalEntry.Planned(
                inventory.nodes().stream().map(io.gather.core.inventory.Node::name).toList(), NODE));
    }

    private void add(String name, List<Task> tasks) throws IOException {
        JournalEntry.Tasks entry = new JournalEntry.Tasks(name, tasks);
        journal.add(entry);
        restore(entry);
    }

    /** As journaled by an earlier process. */
    synchronized void restore(JournalEntry.Tasks entry) {
        lists.put(entry.list(), entry.tasks());
    }

    synchronized void restore(JournalEntry.Planned entry) {
        if (entry.list().equals(SHARED)) {
            claimedBy = entry.places().getFirst();
        }
    }

    synchronized List<Task> cluster() {
        return lists.getOrDefault(CLUSTER, List.of());
    }

    synchronized List<Task> of(String list) {
        return lists.getOrDefault(list, List.of());
    }

    synchronized List<Task> node() {
        return lists.getOrDefault(NODE, List.of());
    }

    /** The tasks with the shared folders, for who asks first; null for all others, and where nothing is shared. */
    synchronized @Nullable List<Task> claimShared(String place) throws IOException {
        List<Task> tasks = lists.get(SHARED);
        if (tasks == null || (claimedBy != null && !claimedBy.equals(place))) {
            return null;
        }
        if (claimedBy == null) {
            journal.add(new JournalEntry.Planned(List.of(place), SHARED));
            claimedBy = place;
        }
        return tasks;
    }
}
