package io.gather.core.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.files.NumbersOnDisk;
import io.gather.core.files.ScratchTable;

/** The sightings in the order of their paths, and those of one path by content. */
final class Grouping {
    private final Sightings sightings;
    private final int nodes;
    /** The node that a directory is of, or -1. */
    private final int[] nodeOf;
    private final NumbersOnDisk starts;
    private final NumbersOnDisk order;
    private final int[] latest;
    private boolean masked;

    Grouping(Census census, List<Lineup.Member> members, BitSet chosen, ScratchTable scratch) {
        this.sightings = census.sightings();
        this.nodes = members.size();
        this.nodeOf = new int[census.directories().size()];
        this.latest = new int[nodes];
        Arrays.fill(nodeOf, -1);
        for (int i = 0; i < nodes; i++) {
            nodeOf[members.get(i).directory()] = i;
        }
        this.starts = new NumbersOnDisk(scratch);
        this.order = new NumbersOnDisk(scratch);
        for (int i = 0; i < sightings.count(); i++) {
            if (counts(i, chosen)) {
                starts.set(sightings.path(i) + 1L, starts.get(sightings.path(i) + 1L) + 1);
            }
        }
        NumbersOnDisk next = new NumbersOnDisk(scratch);
        for (long i = 1; i <= census.paths().size(); i++) {
            starts.set(i, starts.get(i) + starts.get(i - 1));
            next.set(i, starts.get(i));
        }
        for (int i = 0; i < sightings.count(); i++) {
            if (counts(i, chosen)) {
                long at = next.get(sightings.path(i));
                order.set(at, i);
                next.set(sightings.path(i), at + 1);
            }
        }
    }

    private boolean counts(int sighting, BitSet chosen) {
        return nodeOf[sightings.directory(sighting)] >= 0 && chosen.get(sightings.path(sighting));
    }

    /** Whether every node has it, with one content: the usual case, and the cheap one. */
    boolean equalEverywhere(int path) {
        if (end(path) - start(path) != nodes) {
            return false;
        }
        BitSet seen = new BitSet(nodes);
        long digest = sightings.digest(sighting(start(path)));
        long size = sightings.size(sighting(start(path)));
        for (long i = start(path); i < end(path); i++) {
            int sighting = sighting(i);
            int node = nodeOf[sightings.directory(sighting)];
            if (sightings.digest(sighting) != digest || sightings.size(sighting) != size || seen.get(node)) {
                return false;
            }
            seen.set(node);
        }
        return true;
    }

    boolean isSeen(int path) {
        return end(path) > start(path);
    }

    /** The largest first; of equally large ones, that of the first node. */
    List<Same> groups(int path) {
        Arrays.fill(latest, -1);
        for (long i = start(path); i < end(path); i++) {
            latest[nodeOf[sightings.directory(sighting(i))]] = sighting(i);
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

    private long start(int path) {
        return starts.get(path);
    }

    private long end(int path) {
        return starts.get(path + 1L);
    }

    private int sighting(long at) {
        return (int) order.get(at);
    }

    private record Content(long digest, long size) {}

    /** From here on contents of different sizes may be one. */
    void masked() {
        masked = true;
    }
}
