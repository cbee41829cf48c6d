package io.gather.core.nodeset;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;

/**
 * A set of indexes, {@code 1-5,007}. Kept as intervals, so that its size costs nothing; {@code 7} and {@code 07} are different.
 */
public final class RangeSet {
    static final RangeSet EMPTY = new RangeSet(new long[0]);

    /** First and last index of each interval, ascending. */
    private final long[] bounds;
    private int hash;

    RangeSet(long[] bounds) {
        this.bounds = bounds;
    }

    /** @throws NodeSetException of the kind RANGE or TOO_LARGE */
    public static RangeSet parse(String text) {
        return RangeParser.parse(text);
    }

    static RangeSet one(long index) {
        return new RangeSet(new long[]{index, index});
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public long count() {
        long count = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            count += bounds[i + 1] - bounds[i] + 1;
        }
        return count;
    }

    int intervals() {
        return bounds.length / 2;
    }

    long lower(int interval) {
        return bounds[2 * interval];
    }

    long upper(int interval) {
        return bounds[2 * interval + 1];
    }

    long first() {
        return bounds[0];
    }

    long last() {
        return bounds[bounds.length - 1];
    }

    public RangeSet union(RangeSet other) {
        RangeSetBuilder builder = new RangeSetBuilder();
        builder.add(this);
        builder.add(other);
        return builder.build();
    }

    public RangeSet intersection(RangeSet other) {
        RangeSetBuilder builder = new RangeSetBuilder();
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            long lower = Math.max(bounds[i], other.bounds[j]);
            long upper = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (lower <= upper) {
                builder.add(lower, upper);
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return builder.build();
    }

    public RangeSet difference(RangeSet other) {
        RangeSetBuilder builder = new RangeSetBuilder();
        int j = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long lower = bounds[i];
            while (j < other.bounds.length && other.bounds[j + 1] < lower) {
                j += 2;
            }
            for (int k = j; k < other.bounds.length && other.bounds[k] <= bounds[i + 1]; k += 2) {
                if (lower < other.bounds[k]) {
                    builder.add(lower, other.bounds[k] - 1);
                }
                lower = other.bounds[k + 1] + 1;
            }
            if (lower <= bounds[i + 1]) {
                builder.add(lower, bounds[i + 1]);
            }
        }
        return builder.build();
    }

    boolean intersects(RangeSet other) {
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            if (bounds[i] <= other.bounds[j + 1] && other.bounds[j] <= bounds[i + 1]) {
                return true;
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return false;
    }

    boolean contains(long index) {
        int at = Arrays.binarySearch(bounds, index);
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /** In order: negative ones, then those of one digit, of two and so on. */
    PrimitiveIterator.OfLong indexes() {
        return new PrimitiveIterator.OfLong() {
            private int at;
            private long next = isEmpty() ? 0 : bounds[0];

            @Override
            public boolean hasNext() {
                return at < bounds.length;
            }

            @Override
            public long nextLong() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException();
                }
                long index = next;
                if (index < bounds[at + 1]) {
                    next = index + 1;
                } else {
                    at += 2;
                    next = hasNext() ? bounds[at] : 0;
                }
                return index;
            }
        };
    }

    void forEach(LongConsumer consumer) {
        indexes().forEachRemaining(consumer);
    }

    /** Folded. Ranges go on into more digits, {@code 9-10}, but not where they or lone indexes before them are padded. */
    void appendTo(StringBuilder out) {
        int padding = 0;
        boolean single = true;
        int i = 0;
        while (i < bounds.length) {
            long begin = bounds[i];
            long end = bounds[i + 1];
            i += 2;
            if (Index.padded(begin)) {
                padding = Index.digitsOf(begin);
            } else if (!single) {
                padding = 0;
            }
            while (i < bounds.length && padding != Index.digitsOf(end) && Index.carries(end, bounds[i])) {
                end = bounds[i + 1];
                i += 2;
            }
            single = begin == end;
            Index.append(out, begin);
            if (!single) {
                Index.append(out.append('-'), end);
            }
            if (i < bounds.length) {
                out.append(',');
            }
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof RangeSet other && Arrays.equals(bounds, other.bounds);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(bounds);
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return out.toString();
    }
}
