package io.gather.core.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sightings in the order of their paths, and those of one path by content. */
final class Grouping {
    private final Sightings sightings;
    private final int nodes;
    /** The node that a directory is of, or -1. */
    private final int[] nodeOf;
    private final int[] starts;
    private final int[] order;
    private final int[] latest;
    private boolean masked;

    Grouping(Census census, List<Lineup.Member> members, BitSet chosen) {
        this.sightings = census.sightings();
        this.nodes = members.size();
        this.nodeOf = new int[census.directories().size()];
        this.latest = new int[nodes];
        Arrays.fill(nodeOf, -1);
        for (int i = 0; i < nodes; i++) {
            nodeOf[members.get(i).directory()] = i;
        }
        this.starts = new int[census.paths().size() + 1];
        for (int i = 0; i < sightings.count(); i++) {
            if (counts(i, chosen)) {
                starts[sightings.path(i) + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        this.order = new int[starts[starts.length - 1]];
        int[] next = starts.clone();
        for (int i = 0; i < sightings.count(); i++) {
            if (counts(i, chosen)) {
                order[next[sightings.path(i)]++] = i;
            }
        }
    }

    private boolean counts(int sighting, BitSet chosen) {
        return nodeOf[sightings.directory(sighting)] >= 0 && chosen.get(sightings.path(sighting));
    }

    /** Whether every node has it, with one content: the usual case, and the cheap one. */
    boolean equalEverywhere(int path) {
        if (starts[path + 1] - starts[path] != nodes) {
            return false;
        }
        BitSet seen = new BitSet(nodes);
        long digest = sightings.digest(order[starts[path]]);
        long size = sightings.size(order[starts[path]]);
        for (int i = starts[path]; i < starts[path + 1]; i++) {
            int node = nodeOf[sightings.directory(order[i])];
            if (sightings.digest(order[i]) != digest || sightings.size(order[i]) != size || seen.get(node)) {
                return false;
            }
            seen.set(node);
        }
        return true;
    }

    boolean isSeen(int path) {
        return starts[path + 1] > starts[path];
    }

    /** The largest first; of equally large ones, that of the first node. */
    List<Same> groups(int path) {
        Arrays.fill(latest, -1);
        for (int i = starts[path]; i < starts[path + 1]; i++) {
            latest[nodeOf[sightings.directory(order[i])]] = order[i];
        }
        Map<Content, List<Integer>> byContent = new LinkedHashMap<>();
        for (int node = 0; node < nodes; node++) {
            if (latest[node] >= 0) {
                int sighting = latest[node];
                Content content = new Content(sightings.digest(sighting), masked ? 0 : sightings.size(sighting));
                byContent.computeIfAbsent(content, _ -> new ArrayList<>()).add(node);
            }
        }
        List<Same> groups = new ArrayList<>();
        for (List<Integer> members : byContent.values()) {
            int[] of = members.stream().mapToInt(Integer::intValue).toArray();
            groups.add(new Same(Arrays.stream(of).map(node -> latest[node]).toArray(), of));
        }
        groups.sort((a, b) -> b.size() - a.size());
        return groups;
    }

    private record Content(long digest, long size) {}

    /** From here on contents of different sizes may be one. */
    void masked() {
        masked = true;
    }
}
