package io.gather.stats.metric;

import java.util.Arrays;

/**
 * The names of fields, in their order, and which of them are whole numbers: very many points have the same ones, and so they have this
 * in common.
 */
public final class FieldNames {
    private final String[] names;
    private final boolean[] whole;
    private final int hash;

    private FieldNames(String[] names, boolean[] whole) {
        this.names = names;
        this.whole = whole;
        this.hash = 31 * Arrays.hashCode(names) + Arrays.hashCode(whole);
    }

    /** @param names in their order, none twice; not changed by anybody from now on, nor is the other */
    public static FieldNames ofSorted(String[] names, boolean[] whole) {
        return new FieldNames(names, whole);
    }

    /** Of numbers with a point. */
    static FieldNames ofSorted(String... names) {
        return new FieldNames(names, new boolean[names.length]);
    }

    public int size() {
        return names.length;
    }

    public String name(int index) {
        return names[index];
    }

    /** Whether it counts something. */
    public boolean isWhole(int index) {
        return whole[index];
    }

    /** Whether they are the first ones of these. */
    boolean are(String[] others, int count) {
        return Arrays.equals(names, 0, names.length, others, 0, count);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof FieldNames that && hash == that.hash
                && Arrays.equals(names, that.names) && Arrays.equals(whole, that.whole));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(names);
    }
}
