package io.gather.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.follow.Troubles;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/** Nodes that failed, those with the same reason together. */
record FailedNodes(List<Reason> all) {
    /** @param remedy that of the first node */
    record Reason(NodeRecord.State state, String why, @Nullable String remedy, List<String> nodes) {}

    private record Key(NodeRecord.State state, String why) {}

    static FailedNodes of(List<NodeRecord> nodes) {
        Map<Key, List<NodeRecord>> same = new LinkedHashMap<>();
        for (NodeRecord node : nodes) {
            if (node.error() != null) {
                same.computeIfAbsent(
                        new Key(node.state(), Troubles.reason(node.error(), node.name(), node.address())),
                        _ -> new ArrayList<>()).add(node);
            }
        }
        return new FailedNodes(
                same.entrySet().stream().map(entry -> reason(entry.getKey(), entry.getValue())).toList());
    }

    private static Reason reason(Key key, List<NodeRecord> nodes) {
        NodeRecord first = nodes.getFirst();
        // A name may be a word of the sentence: it is left out only where it would not be true of the others.
        String why = nodes.size() == 1 && first.error() != null ? first.error() : key.why;
        return new Reason(key.state, why, first.remedy(), nodes.stream().map(NodeRecord::name).toList());
    }
}
