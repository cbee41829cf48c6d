package io.gather.core.nodeset;

import java.util.Arrays;

/** Collects indexes; in ascending order it is fastest. */
final class RangeSetBuilder {
    /** Intervals; more than this are nobody's nodes, and would take the memory that a gather has. */
    static final int MOST = 500_000;

    private long[] bounds = new long[4];
    private int size;
    private boolean sorted = true;

    void add(RangeSet set) {
        for (int i = 0; i < set.intervals(); i++) {
            add(set.lower(i), set.upper(i));
        }
    }

    void add(long lower, long upper) {
        if (size == bounds.length) {
            grow();
        }
        if (size > 0 && sorted) {
            long last = bounds[size - 1];
            if (lower >= bounds[size - 2] && lower <= last + 1) {
                bounds[size - 1] = Math.max(last, upper);
                return;
            }
            sorted = lower > last;
        }
        bounds[size++] = lower;
        bounds[size++] = upper;
    }

    /** Can be added to afterwards. */
    RangeSet build() {
        normalise();
        return size == 0 ? RangeSet.EMPTY : new RangeSet(Arrays.copyOf(bounds, size));
    }

    private void grow() {
        normalise();
        if (size > 2 * MOST) {
            throw NodeSetException.tooLarge("more than " + MOST + " separate ranges");
        }
        if (size > bounds.length / 2) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
    }

    private void normalise() {
        if (sorted) {
            return;
        }
        long[] unsorted = bounds;
        int count = size;
        long[] lowers = new long[count / 2];
        boolean single = true;
        for (int i = 0; i < count; i += 2) {
            lowers[i / 2] = unsorted[i];
            single &= unsorted[i] == unsorted[i + 1];
        }
        bounds = new long[count];
        size = 0;
        sorted = true;
        if (single) {
            Arrays.sort(lowers);
            for (long lower : lowers) {
                add(lower, lower);
            }
        } else {
            Integer[] order = new Integer[count / 2];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Long.compare(unsorted[2 * a], unsorted[2 * b]));
            for (int at : order) {
                add(unsorted[2 * at], unsorted[2 * at + 1]);
            }
        }
    }
}
