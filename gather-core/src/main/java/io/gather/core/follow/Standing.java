package io.gather.core.follow;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/** Where a gather stands, made of its events. An event costs a few look-ups, however many nodes there are. One thread at a time. */
public final class Standing {
    private static final String CLUSTER = "local";

    private final Map<String, NodeStanding> nodes = new LinkedHashMap<>();
    private final Map<NodeState, Set<String>> byState = new EnumMap<>(NodeState.class);
    private final Troubles troubles = new Troubles();
    private GatherEvent.@Nullable Started started;
    private GatherEvent.@Nullable Uploading uploading;
    private long startedAt;
    private int phase;
    private String phaseName = "";
    private String last = "";
    private long done;
    /** By how much the items that will end are more, or fewer, than was planned. */
    private long correction;
    private long size;

    /** @param now in milliseconds of the epoch */
    public void apply(GatherEvent event, long now) {
        startedAt = startedAt == 0 ? now : startedAt;
        switch (event) {
            case GatherEvent.Started it -> started = it;
            case GatherEvent.PhaseStarted it -> {
                phase = it.number();
                phaseName = it.phase();
            }
            case GatherEvent.PhaseEnded it -> {
                if (it.failure() != null) {
                    troubles.add(it.phase() + ": " + it.failure(), "");
                }
            }
            case GatherEvent.NodeMoved it -> move(node(it.node(), now), it.state(), it.what(), now);
            case GatherEvent.TaskEnded it -> task(it, now);
            case GatherEvent.Progress it -> {
                it.done().forEach((name, ended) -> count(node(name, now), ended, 0, now));
                size = Math.max(size, it.bundleSize());
            }
            case GatherEvent.NodeEnded it -> ended(it.node(), now);
            case GatherEvent.Uploading it -> uploading = it;
            case GatherEvent.Notice it -> troubles.add(it.text(), "");
        }
    }

    private void task(GatherEvent.TaskEnded task, long now) {
        count(node(task.node(), now), task.done(), task.planned(), now);
        size = Math.max(size, task.bundleSize());
        last = task.outcome().fullName();
        if (ItemTrouble.is(task.outcome().status())) {
            troubles.add(task.outcome().group() + "." + task.outcome().item() + " " + task.outcome().status().word(),
                    task.node());
        }
    }

    private void count(NodeStanding node, int ended, int planned, long now) {
        done -= node.done();
        correction -= node.correction();
        node.counted(ended, planned, now);
        done += node.done();
        correction += node.correction();
    }

    private void ended(NodeRecord record, long now) {
        NodeStanding node = node(record.name(), now);
        int outcomes = record.outcomes().values().stream().mapToInt(Integer::intValue).sum();
        count(node, outcomes, record.planned(), now);
        correction -= node.correction();
        move(node, switch (record.state()) {
            case DONE -> NodeState.DONE;
            case PARTIAL -> NodeState.PARTIAL;
            case FAILED -> NodeState.FAILED;
        }, null, now);
        correction += node.correction();
        if (record.error() != null) {
            troubles.add(Troubles.reason(record.error(), record.name(), record.address()), record.name());
        }
    }

    private NodeStanding node(String name, long now) {
        return nodes.computeIfAbsent(name, _ -> new NodeStanding(name, now));
    }

    private void move(NodeStanding node, NodeState to, @Nullable String what, long now) {
        Set<String> before = byState.get(node.state());
        if (before != null && to != node.state()) {
            before.remove(node.name());
        }
        node.moved(to, what, now);
        byState.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(node.name());
    }

    /** Null until the gather has an id. */
    public GatherEvent.@Nullable Started started() {
        return started;
    }

    /** How far the upload is; null before it began. */
    public GatherEvent.@Nullable Uploading uploading() {
        return uploading;
    }

    /** In milliseconds of the epoch; 0 before anything happened. */
    public long startedAt() {
        return startedAt;
    }

    public int phase() {
        return phase;
    }

    public String phaseName() {
        return phaseName;
    }

    /** The item that ended last; empty when none has, or when seen from afar. */
    public String last() {
        return last;
    }

    public Collection<NodeStanding> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** Names of nodes by state, in the order of the states; none is empty. The cluster's own place is no node. */
    public Map<NodeState, List<String>> byState() {
        Map<NodeState, List<String>> states = new EnumMap<>(NodeState.class);
        byState.forEach((state, names) -> states.put(state,
                names.stream().filter(name -> !name.equals(CLUSTER)).toList()));
        states.values().removeIf(List::isEmpty);
        return states;
    }

    public long done() {
        return done;
    }

    public long planned() {
        return (started == null ? 0 : started.tasks()) + correction;
    }

    /** Of the bundle so far. */
    public long size() {
        return size;
    }

    public Troubles troubles() {
        return troubles;
    }
}
