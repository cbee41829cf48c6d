package io.gather.core.overlord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.inventory.Inventory;
import io.gather.core.inventory.Node;
import io.gather.core.overlord.request.Completion;
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
    private final @Nullable Completion completion;
    private final Map<String, List<Task>> lists = new HashMap<>();
    private final Map<String, String> listOf = new HashMap<>();
    private @Nullable String claimedBy;

    /** @param completion where each place has only some of the tasks */
    TaskLists(Journal journal, @Nullable Completion completion) {
        this.journal = journal;
        this.completion = completion;
    }

    /** Journals all lists. */
    void make(List<Task> cluster, List<Task> node, Inventory inventory) throws IOException {
        List<Task> once = chosen(Gather.LOCAL, cluster);
        if (!once.isEmpty()) {
            add(CLUSTER, once);
            assign(List.of(Gather.LOCAL), CLUSTER);
        }
        List<Task> own = new SharedFolders(inventory.shared()).without(node);
        Map<Set<String>, List<String>> alike = new LinkedHashMap<>();
        for (Node each : inventory.nodes()) {
            alike.computeIfAbsent(completion == null ? Set.of() : completion.items(each.name()),
                    _ -> new ArrayList<>()).add(each.name());
        }
        int number = 0;
        for (List<String> places : alike.values()) {
            String name = number == 0 ? NODE : NODE + " " + number;
            add(name, chosen(places.getFirst(), own));
            assign(places, name);
            number++;
        }
        if (!own.equals(node)) {
            add(SHARED, node);
        }
    }

    /** Those of the tasks that the place is to do. */
    private List<Task> chosen(String place, List<Task> tasks) {
        if (completion == null) {
            return tasks;
        }
        Set<String> items = completion.items(place);
        return tasks.stream().filter(task -> items.contains(task.fullName())).toList();
    }

    private void add(String name, List<Task> tasks) throws IOException {
        JournalEntry.Tasks entry = new JournalEntry.Tasks(name, tasks);
        journal.add(entry);
        restore(entry);
    }

    private void assign(List<String> places, String list) throws IOException {
        JournalEntry.Planned entry = new JournalEntry.Planned(places, list);
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
        } else {
            entry.places().forEach(place -> listOf.put(place, entry.list()));
        }
    }

    synchronized List<Task> cluster() {
        return lists.getOrDefault(CLUSTER, List.of());
    }

    synchronized List<Task> of(String list) {
        return lists.getOrDefault(list, List.of());
    }

    /** But for the shared folders. */
    synchronized List<Task> node(String place) {
        return of(listOf.getOrDefault(place, NODE));
    }

    /** The tasks with the shared folders, for who asks first; null for all others, and where nothing is shared. */
    synchronized @Nullable List<Task> claimShared(String place) throws IOException {
        List<Task> all = lists.get(SHARED);
        if (all == null || (claimedBy != null && !claimedBy.equals(place))) {
            return null;
        }
        List<Task> tasks = chosen(place, all);
        if (tasks.equals(node(place))) {
            return null;
        }
        if (claimedBy == null) {
            journal.add(new JournalEntry.Planned(List.of(place), SHARED));
            claimedBy = place;
        }
        return tasks;
    }
}
