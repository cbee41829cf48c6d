package io.gather.core.compare.text;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * What makes the second text of the first: which lines of the first go, and which of the second come. Lines that are neither are
 * equal, one by one.
 */
public record EditScript(TextLines a, TextLines b, BitSet deleted, BitSet inserted) {
    /** Steps of the search: a tenth of a second. */
    static final long MOST_WORK = 30_000_000;

    /** Null where the texts are so different that finding the fewest edits would take too long. */
    public static @Nullable EditScript of(TextLines a, TextLines b) {
        return of(a, b, MOST_WORK);
    }

    static @Nullable EditScript of(TextLines a, TextLines b, long mostWork) {
        LineNumbers numbers = new LineNumbers(a, b);
        int[] here = numbers.of(0);
        int[] there = numbers.of(1);
        EditScript script = new EditScript(a, b, new BitSet(), new BitSet());
        // A line that the other text has nowhere is an edit for certain; the search need not see it.
        int[] keptHere = script.common(here, counts(there, numbers.count()), script.deleted);
        int[] keptThere = script.common(there, counts(here, numbers.count()), script.inserted);
        return new Search(here, keptHere, there, keptThere, script.deleted, script.inserted, mostWork).run()
                ? script
                : null;
    }

    /** How many lines are in one text only, each as often as it is there more often: {@code {only in a, only in b}}. */
    public static int[] onlyThere(TextLines a, TextLines b) {
        LineNumbers numbers = new LineNumbers(a, b);
        int[] here = numbers.of(0);
        int[] there = numbers.of(1);
        int[] balance = counts(here, numbers.count());
        for (int number : there) {
            if (number < balance.length) {
                balance[number]--;
            }
        }
        int[] only = new int[2];
        for (int more : balance) {
            only[more > 0 ? 0 : 1] += Math.abs(more);
        }
        return only;
    }

    private static int[] counts(int[] numbers, int different) {
        int[] counts = new int[different];
        for (int number : numbers) {
            counts[number]++;
        }
        return counts;
    }

    private int[] common(int[] lines, int[] inOther, BitSet edits) {
        int[] kept = new int[lines.length];
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            if (inOther[lines[i]] == 0) {
                edits.set(i);
            } else {
                kept[count++] = i;
            }
        }
        return java.util.Arrays.copyOf(kept, count);
    }
}
