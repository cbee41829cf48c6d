package io.gather.core.leak.word;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

import io.gather.core.redact.MaskDigest;

/**
 * Secrets that were masked, of which nobody knows more than the digests in their masks. A word whose digest is among them is one of them, or
 * one of 4,294,967,296 times by chance. For one thread.
 */
public final class MaskedSecrets {
    private static final int FILTER = 1 << 16;
    /** Words seen of late: most of a text are those of the lines before. */
    private static final int SEEN = 1 << 17;

    private final MaskDigest digest;
    private final Set<Integer> masks = new HashSet<>();
    private final BitSet filter = new BitSet(FILTER);
    private final long[] seen = new long[SEEN];
    private long words;

    /** @param key in hexadecimal digits */
    public MaskedSecrets(String key) {
        this.digest = new MaskDigest(key);
    }

    void add(int mask) {
        masks.add(mask);
        filter.set(mask & (FILTER - 1));
    }

    public int count() {
        return masks.size();
    }

    /** How many different words were looked at, and maybe some of them twice. */
    public long words() {
        return words;
    }

    boolean has(byte[] bytes, int from, int to) {
        long hash = WordHash.of(bytes, from, to);
        int slot = (int) (hash >>> 47);
        if (seen[slot] == hash) {
            return false;
        }
        words++;
        int mask = digest.of(bytes, from, to - from);
        if (filter.get(mask & (FILTER - 1)) && masks.contains(mask)) {
            return true;
        }
        seen[slot] = hash;
        return false;
    }
}
