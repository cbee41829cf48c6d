package io.gather.core.files;

/** Sorts numbers that need not fit into memory. */
public final class ExternalSort {
    private ExternalSort() {}

    /** What comes first. */
    public interface Order {
        int compare(long a, long b);
    }

    /** The first so many of them in order; the numbers that were given may be used on, in no order. */
    public static NumbersOnDisk sorted(NumbersOnDisk numbers, long count, Order order, ScratchTable scratch) {
        NumbersOnDisk from = numbers;
        NumbersOnDisk to = new NumbersOnDisk(scratch);
        for (long width = 1; width < count; width *= 2) {
            for (long start = 0; start < count; start += 2 * width) {
                merge(from, to, start, Math.min(start + width, count), Math.min(start + 2 * width, count), order);
            }
            NumbersOnDisk done = to;
            to = from;
            from = done;
        }
        return from;
    }

    private static void merge(NumbersOnDisk from, NumbersOnDisk to, long start, long middle, long end, Order order) {
        long left = start;
        long right = middle;
        for (long at = start; at < end; at++) {
            boolean first = right == end
                    || (left < middle && order.compare(from.get(left), from.get(right)) <= 0);
            to.set(at, first ? from.get(left++) : from.get(right++));
        }
    }
}
