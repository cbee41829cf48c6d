package io.gather.core.nodeset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes few and disjoint vectors of many that may overlap, in several dimensions: takes all apart into names, and joins those. */
final class Folding {
    /** Vectors at any time; guards the memory. */
    private static final int MOST = 400_000;

    /** The largest first, then those with the largest first dimension; then by the texts of the first and last index. */
    private static final Comparator<RangeSet[]> ORDER = Folding::compare;

    private Folding() {}

    static void check(int vectors) {
        if (vectors > MOST) {
            throw NodeSetException.tooLarge("more than " + MOST + " names that do not fold");
        }
    }

    static List<RangeSet[]> fold(List<RangeSet[]> vectors) {
        List<RangeSet[]> names = singles(vectors);
        names.sort(ORDER);
        return VectorMerging.merge(dropEquals(names), ORDER);
    }

    private static List<RangeSet[]> singles(List<RangeSet[]> vectors) {
        List<RangeSet[]> singles = new ArrayList<>(vectors.size());
        for (RangeSet[] vector : vectors) {
            if (Vectors.count(vector) == 1) {
                singles.add(vector);
            } else {
                expand(vector, 0, new RangeSet[vector.length], singles);
            }
        }
        return singles;
    }

    private static void expand(RangeSet[] vector, int dimension, RangeSet[] begun, List<RangeSet[]> into) {
        if (dimension == vector.length) {
            check(into.size());
            into.add(begun.clone());
            return;
        }
        vector[dimension].forEach(index -> {
            begun[dimension] = RangeSet.one(index);
            expand(vector, dimension + 1, begun, into);
        });
    }

    private static List<RangeSet[]> dropEquals(List<RangeSet[]> sorted) {
        List<RangeSet[]> different = new ArrayList<>(sorted.size());
        for (RangeSet[] vector : sorted) {
            if (different.isEmpty() || !Arrays.equals(different.getLast(), vector)) {
                different.add(vector);
            }
        }
        return different;
    }

    private static int compare(RangeSet[] a, RangeSet[] b) {
        int order = Long.compare(Vectors.count(b), Vectors.count(a));
        for (int i = 0; order == 0 && i < a.length; i++) {
            order = Long.compare(b[i].count(), a[i].count());
            if (order == 0) {
                order = Index.compareTexts(a[i].first(), b[i].first());
            }
            if (order == 0) {
                order = Index.compareTexts(a[i].last(), b[i].last());
            }
        }
        return order;
    }
}
