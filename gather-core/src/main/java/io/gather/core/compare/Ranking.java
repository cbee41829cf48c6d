package io.gather.core.compare;

import io.gather.core.files.ExternalSort;
import io.gather.core.files.NumbersOnDisk;
import io.gather.core.files.ScratchTable;
import io.gather.core.files.TextNumbers;

/** Paths in the order in which they are shown: first by their odd nodes, then by their groups, then by name. */
final class Ranking {
    private static final int PATH = 31;
    private static final int GROUPS = 16;
    private static final long PATH_MASK = (1L << PATH) - 1;

    private final TextNumbers names;
    private final ScratchTable scratch;
    private NumbersOnDisk ranks;
    private long size;

    Ranking(TextNumbers names, ScratchTable scratch) {
        this.names = names;
        this.scratch = scratch;
        this.ranks = new NumbersOnDisk(scratch);
    }

    /** Nodes are fewer than 65,536. */
    void add(int path, int oddNodes, int groups) {
        ranks.set(size++, ((long) oddNodes << GROUPS | groups) << PATH | path);
    }

    void sort() {
        ranks = ExternalSort.sorted(ranks, size, this::compare, scratch);
    }

    private int compare(long a, long b) {
        return a >>> PATH == b >>> PATH
                ? name(a).compareTo(name(b))
                : Long.compare(a >>> PATH, b >>> PATH);
    }

    private String name(long rank) {
        return names.text((int) (rank & PATH_MASK));
    }

    long size() {
        return size;
    }

    int path(long place) {
        return (int) (ranks.get(place) & PATH_MASK);
    }
}
