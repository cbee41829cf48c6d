package io.gather.core.nodeset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Joins disjoint vectors that are equal but in one dimension, the first with each that follows, until there are none. As if every pair
 * were compared; chains of vectors that hash alike without one dimension save most of that.
 */
final class VectorMerging {
    private final RangeSet[][] vectors;
    private final int dimensions;
    private final boolean[] gone;
    /** By dimension: the first vector of a chain, and the next of each; -1: none. */
    private final int[][] heads;
    private final int[][] next;

    private VectorMerging(List<RangeSet[]> vectors) {
        this.vectors = vectors.toArray(RangeSet[][]::new);
        dimensions = this.vectors[0].length;
        gone = new boolean[this.vectors.length];
        int size = Integer.highestOneBit(Math.max(4, this.vectors.length)) * 2;
        heads = new int[dimensions][size];
        next = new int[dimensions][this.vectors.length];
        for (int[] chain : heads) {
            Arrays.fill(chain, -1);
        }
        for (int i = this.vectors.length - 1; i >= 0; i--) {
            for (int dimension = 0; dimension < dimensions; dimension++) {
                int slot = slot(this.vectors[i], dimension);
                next[dimension][i] = heads[dimension][slot];
                heads[dimension][slot] = i;
            }
        }
    }

    static List<RangeSet[]> merge(List<RangeSet[]> sorted, Comparator<RangeSet[]> order) {
        List<RangeSet[]> vectors = neighbours(sorted, order);
        while (vectors.size() > 1) {
            List<RangeSet[]> fewer = new VectorMerging(vectors).pass();
            if (fewer.size() == vectors.size()) {
                break;
            }
            fewer.sort(order);
            vectors = fewer;
        }
        return vectors;
    }

    /** The quick way first, for which the order is made: only what stands side by side. */
    private static List<RangeSet[]> neighbours(List<RangeSet[]> sorted, Comparator<RangeSet[]> order) {
        List<RangeSet[]> vectors = sorted;
        while (true) {
            List<RangeSet[]> fewer = new ArrayList<>();
            for (int i = 0; i < vectors.size();) {
                RangeSet[] vector = vectors.get(i++).clone();
                int dimension = i < vectors.size() ? onlyDifference(vector, vectors.get(i)) : -1;
                while (dimension >= 0) {
                    RangeSetBuilder union = new RangeSetBuilder();
                    union.add(vector[dimension]);
                    while (i < vectors.size() && Vectors.equalBut(vector, vectors.get(i), dimension)) {
                        union.add(vectors.get(i++)[dimension]);
                    }
                    vector[dimension] = union.build();
                    dimension = i < vectors.size() ? onlyDifference(vector, vectors.get(i)) : -1;
                }
                fewer.add(vector);
            }
            fewer.sort(order);
            if (fewer.size() == vectors.size()) {
                return fewer;
            }
            vectors = fewer;
        }
    }

    private static int onlyDifference(RangeSet[] a, RangeSet[] b) {
        int only = -1;
        for (int i = 0; i < a.length; i++) {
            if (!a[i].equals(b[i])) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }

    private List<RangeSet[]> pass() {
        List<RangeSet[]> left = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            if (!gone[i]) {
                left.add(grown(i));
            }
        }
        return left;
    }

    private RangeSet[] grown(int position) {
        RangeSet[] vector = vectors[position].clone();
        int[] candidates = new int[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            candidates[dimension] = next[dimension][position];
        }
        int cursor = position;
        while (true) {
            int best = -1;
            for (int dimension = 0; dimension < dimensions; dimension++) {
                candidates[dimension] = match(vector, dimension, candidates[dimension], cursor);
                if (candidates[dimension] >= 0 && (best < 0 || candidates[dimension] < candidates[best])) {
                    best = dimension;
                }
            }
            if (best < 0) {
                return vector;
            }
            cursor = candidates[best];
            gone[cursor] = true;
            vector[best] = vector[best].union(vectors[cursor][best]);
            for (int dimension = 0; dimension < dimensions; dimension++) {
                if (dimension != best) {
                    candidates[dimension] = heads[dimension][slot(vector, dimension)];
                }
            }
        }
    }

    /** The first of the chain behind the cursor that is equal but in the dimension. */
    private int match(RangeSet[] vector, int dimension, int from, int cursor) {
        int at = from;
        while (at >= 0 && (at <= cursor || gone[at] || !Vectors.equalBut(vector, vectors[at], dimension))) {
            at = next[dimension][at];
        }
        return at;
    }

    private int slot(RangeSet[] vector, int without) {
        int hash = 0;
        for (int i = 0; i < dimensions; i++) {
            hash = 31 * hash + (i == without ? 0 : vector[i].hashCode());
        }
        return (hash ^ (hash >>> 15)) & (heads[0].length - 1);
    }
}
