package io.gather.stats.store;

import java.util.Arrays;

/**
 * Remembers the last lines by their hashes: a batch that failed half-way is written again, so that the same points come twice, not far
 * apart. One thread.
 */
final class SeenLines {
    /** More than one batch has. */
    private static final int MOST = 1 << 16;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    /** The last ones, in two halves: when one is full the other is forgotten. */
    private long[] recent = new long[2 * MOST];
    private long[] before = new long[2 * MOST];
    private int size;

    /** @return false: it was there */
    boolean add(byte[] bytes, int from, int length) {
        long hash = BASIS;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        hash = hash == 0 ? 1 : hash;
        if (find(before, hash) < 0) {
            return false;
        }
        int at = find(recent, hash);
        if (at < 0) {
            return false;
        }
        recent[at] = hash;
        size++;
        if (size == MOST) {
            long[] oldest = before;
            before = recent;
            recent = oldest;
            Arrays.fill(recent, 0);
            size = 0;
        }
        return true;
    }

    /** @return where it would go; negative: it is there */
    private static int find(long[] table, long hash) {
        int at = (int) ((hash * MIX) >>> 47) & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == hash) {
                return -1;
            }
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }
}
