package io.gather.core.verdict;

import java.util.ArrayList;
import java.util.List;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;

/**
 * The parts of a file that are wanted, in order. There is at least one, which may be empty.
 *
 * @param begin where the file begins, as far as it is looked at: what is before that was delivered earlier
 */
public record Extents(List<Extent> parts, long begin) {
    /** Bytes {@code from} until {@code to}. */
    public record Extent(long from, long to) {
        long length() {
            return to - from;
        }
    }

    public Extents {
        parts = List.copyOf(parts);
    }

    /** Of what is behind the first bytes of a file of that size, so many bytes at most. */
    public static Extents after(long begin, long size, long max, Keep keep) {
        List<Extent> parts = of(size - begin, max, keep).parts.stream()
                .map(part -> new Extent(begin + part.from(), begin + part.to())).toList();
        return new Extents(parts, begin);
    }

    /** Of a file of that size, so many bytes at most. */
    public static Extents of(long size, long max, Keep keep) {
        if (size <= max) {
            return new Extents(List.of(new Extent(0, size)), 0);
        }
        long head = head(max, keep);
        return switch (keep) {
            case HEAD -> new Extents(List.of(new Extent(0, head)), 0);
            case TAIL -> new Extents(List.of(new Extent(size - max, size)), 0);
            case BOTH -> new Extents(List.of(new Extent(0, head), new Extent(size - (max - head), size)), 0);
        };
    }

    /** The same parts of what begins there in the file. */
    public Extents within(long begin) {
        return begin == 0
                ? this
                : new Extents(parts.stream().map(it -> new Extent(begin + it.from(), begin + it.to())).toList(),
                        this.begin + begin);
    }

    /** How many of the bytes that are kept of something too long are its first ones. */
    public static long head(long max, Keep keep) {
        return switch (keep) {
            case HEAD -> max;
            case TAIL -> 0;
            case BOTH -> max / 2;
        };
    }

    /** How many bytes come before the part whose begin is cut off; -1: there is none such. */
    public long tornAfter() {
        Extent last = parts.getLast();
        return last.from() == begin ? -1 : parts.stream().limit(parts.size() - 1L).mapToLong(Extent::length).sum();
    }

    /**
     * What a result holds of them.
     *
     * @param read how many bytes of them were read and kept, from the first one on
     * @param torn of these, the line without its begin that was left out where {@link #tornAfter} says
     */
    public List<Range> held(Generation generation, long read, long torn) {
        List<Range> held = new ArrayList<>();
        long left = read;
        for (Extent part : parts) {
            long from = part.from() > begin && part.equals(parts.getLast()) ? part.from() + torn : part.from();
            long to = part.from() + Math.min(left, part.length());
            left -= to - part.from();
            if (to > from) {
                held.add(new Range(generation, from, to));
            }
        }
        // That a file is empty, or nothing of it could be kept, is known of this generation of it too.
        return held.isEmpty()
                ? List.of(new Range(generation, parts.getFirst().from(), parts.getFirst().from()))
                : List.copyOf(held);
    }
}
