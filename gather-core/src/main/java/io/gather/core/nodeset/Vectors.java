package io.gather.core.nodeset;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The indexes of all names of one pattern, as products of range sets: {@code a[1-2]b[3-4]} is one vector of two. The order of the
 * steps is that of ClusterShell, so that sets fold to the same text. Not safe for several threads.
 */
final class Vectors {
    private List<RangeSet[]> vectors = new ArrayList<>();
    /** Where there is one vector, the dimension that grows. */
    private int growing = -1;
    private @Nullable RangeSetBuilder growth;
    /** Whether vectors differed in several dimensions once. */
    private boolean multivariate;
    private boolean folded = true;

    Vectors copy() {
        settle();
        Vectors copy = new Vectors();
        for (RangeSet[] vector : vectors) {
            copy.vectors.add(vector.clone());
        }
        copy.multivariate = multivariate;
        copy.folded = folded;
        return copy;
    }

    void add(RangeSet[] vector) {
        if (vectors.isEmpty() || multivariate || vectors.size() > 1) {
            append(vector);
            folded = !multivariate && vectors.size() == 1;
            return;
        }
        RangeSet[] only = vectors.getFirst();
        RangeSetBuilder builder = growth;
        if (builder != null && equalBut(only, vector, growing)) {
            builder.add(vector[growing]);
            return;
        }
        settle();
        List<Integer> different = differences(only, vector);
        if (different.size() > 1) {
            multivariate = true;
            append(vector);
            folded = false;
        } else if (different.size() == 1) {
            growing = different.getFirst();
            builder = new RangeSetBuilder();
            builder.add(only[growing]);
            builder.add(vector[growing]);
            growth = builder;
        }
    }

    void addAll(Vectors other) {
        other.settle();
        if (vectors.isEmpty()) {
            multivariate |= other.multivariate;
        }
        other.vectors.forEach(this::add);
    }

    void remove(Vectors other) {
        settle();
        other.settle();
        List<RangeSet[]> left = new ArrayList<>();
        for (RangeSet[] vector : vectors) {
            List<RangeSet[]> parts = List.<RangeSet[]>of(vector);
            for (RangeSet[] minus : other.vectors) {
                List<RangeSet[]> rest = new ArrayList<>();
                for (RangeSet[] part : parts) {
                    rest.addAll(difference(part, minus));
                    Folding.check(left.size() + rest.size());
                }
                parts = rest;
            }
            left.addAll(parts);
        }
        vectors = left;
        folded = false;
        fold();
    }

    void retain(Vectors other) {
        settle();
        other.settle();
        Vectors both = new Vectors();
        for (RangeSet[] vector : vectors) {
            for (RangeSet[] with : other.vectors) {
                RangeSet[] common = intersection(vector, with);
                if (common != null) {
                    both.add(common);
                }
            }
        }
        vectors = both.folded();
        folded = false;
        fold();
    }

    void toggle(Vectors other) {
        Vectors added = other.copy();
        added.remove(this);
        remove(other);
        addAll(added);
    }

    boolean isEmpty() {
        return vectors.isEmpty();
    }

    /** Disjoint, in the order in which they are shown. */
    List<RangeSet[]> folded() {
        settle();
        fold();
        return vectors;
    }

    long count() {
        long count = 0;
        for (RangeSet[] vector : folded()) {
            count = Math.addExact(count, count(vector));
        }
        return count;
    }

    boolean contains(RangeSet[] name) {
        return folded().stream().anyMatch(vector -> {
            for (int i = 0; i < name.length; i++) {
                if (!vector[i].contains(name[i].first())) {
                    return false;
                }
            }
            return true;
        });
    }

    static long count(RangeSet[] vector) {
        long count = 1;
        for (RangeSet set : vector) {
            count = Math.multiplyExact(count, set.count());
        }
        return count;
    }

    private void append(RangeSet[] vector) {
        Folding.check(vectors.size());
        vectors.add(vector.clone());
    }

    private void settle() {
        RangeSetBuilder builder = growth;
        if (builder != null) {
            vectors.getFirst()[growing] = builder.build();
            growth = null;
            growing = -1;
        }
    }

    private void fold() {
        if (folded) {
            return;
        }
        folded = true;
        if (vectors.size() < 2 && !multivariate) {
            return;
        }
        if (multivariate || !foldOneDimension()) {
            multivariate = true;
            vectors = Folding.fold(vectors);
        }
    }

    /** Where all vectors are equal but in one dimension. */
    private boolean foldOneDimension() {
        RangeSet[] first = vectors.getFirst();
        int varying = -1;
        for (RangeSet[] vector : vectors) {
            for (int different : differences(first, vector)) {
                if (varying >= 0 && varying != different) {
                    return false;
                }
                varying = different;
            }
        }
        if (varying >= 0) {
            RangeSetBuilder builder = new RangeSetBuilder();
            for (RangeSet[] vector : vectors) {
                builder.add(vector[varying]);
            }
            first[varying] = builder.build();
        }
        vectors = new ArrayList<>(List.<RangeSet[]>of(first));
        return true;
    }

    private static List<Integer> differences(RangeSet[] a, RangeSet[] b) {
        List<Integer> different = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            if (!a[i].equals(b[i])) {
                different.add(i);
            }
        }
        return different;
    }

    static boolean equalBut(RangeSet[] a, RangeSet[] b, int dimension) {
        for (int i = 0; i < a.length; i++) {
            if (i != dimension && !a[i].equals(b[i])) {
                return false;
            }
        }
        return true;
    }

    static RangeSet @Nullable [] intersection(RangeSet[] a, RangeSet[] b) {
        RangeSet[] common = new RangeSet[a.length];
        for (int i = 0; i < a.length; i++) {
            common[i] = a[i].intersection(b[i]);
            if (common[i].isEmpty()) {
                return null;
            }
        }
        return common;
    }

    /** What may overlap; folding sees to that. */
    private static List<RangeSet[]> difference(RangeSet[] vector, RangeSet[] minus) {
        List<RangeSet[]> parts = new ArrayList<>();
        for (int i = 0; i < vector.length; i++) {
            if (!vector[i].intersects(minus[i])) {
                return List.<RangeSet[]>of(vector);
            }
            RangeSet rest = vector[i].difference(minus[i]);
            if (!rest.isEmpty()) {
                RangeSet[] part = vector.clone();
                part[i] = rest;
                parts.add(part);
            }
        }
        return parts;
    }
}
