package io.gather.core.bundle.table;

/**
 * How many entries there are, and the sum of what {@link EntryDigest} makes of each: the same for the same entries in whatever order.
 */
public record EntryTally(long entries, long sum) {
    static final EntryTally NONE = new EntryTally(0, 0);

    EntryTally plus(long digest) {
        return new EntryTally(entries + 1, sum + digest);
    }
}
