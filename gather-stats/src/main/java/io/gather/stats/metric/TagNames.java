package io.gather.stats.metric;

import java.util.Arrays;

/** The names of tags, in their order: very many points have the same ones, and so they have this in common. */
public final class TagNames {
    private final String[] names;
    private final int hash;

    private TagNames(String[] names) {
        this.names = names;
        this.hash = Arrays.hashCode(names);
    }

    /** @param names in their order, none twice; not changed by anybody from now on */
    public static TagNames ofSorted(String[] names) {
        return new TagNames(names);
    }

    public int size() {
        return names.length;
    }

    public String name(int index) {
        return names[index];
    }

    /** @return where it is; less than 0: it is not there */
    int find(String name) {
        return Arrays.binarySearch(names, name);
    }

    /** Whether they are the first ones of these. */
    boolean are(String[] others, int count) {
        return Arrays.equals(names, 0, names.length, others, 0, count);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof TagNames that && hash == that.hash
                && Arrays.equals(names, that.names));
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
