package io.gather.core.files;

/** A hash of 64 bits, never 0, that nobody can foresee who does not know the seed. */
public final class TextHash {
    private TextHash() {}

    public static long of(String text, long seed) {
        long hash = seed | 1;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i) ^ seed) * 0xd6e8feb86659fd93L;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ (hash >>> 29)) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
