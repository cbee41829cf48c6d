package io.gather.core.estimate;

import java.util.List;

import io.gather.core.minion.Estimate;

/** What a gather would take, in the order of its nodes. */
public record GatherEstimate(List<NodeEstimate> nodes) {
    public GatherEstimate {
        nodes = List.copyOf(nodes);
    }

    /** What is known. */
    public GroupEstimate all() {
        return nodes.stream().map(NodeEstimate::all).reduce(GroupEstimate.NOTHING, GroupEstimate::plus);
    }

    public Estimate files() {
        return all().files();
    }

    /** Those of which not all files are known. */
    public List<NodeEstimate> unknown() {
        return nodes.stream().filter(node -> node.problem() != null).toList();
    }
}
