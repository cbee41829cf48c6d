package io.gather.core.leak.word;

/** Tells words apart: two of the same hash are met once in ten billion. */
final class WordHash {
    private static final long BEGIN = 0xcbf29ce484222325L;
    private static final long FACTOR = 0x100000001b3L;
    private static final long MIXING = 0x9e3779b97f4a7c15L;

    private WordHash() {}

    /** Never 0. */
    static long of(byte[] bytes, int from, int to) {
        long hash = BEGIN;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * FACTOR;
        }
        hash ^= hash >>> 32;
        hash *= MIXING;
        return hash == 0 ? 1 : hash;
    }
}
