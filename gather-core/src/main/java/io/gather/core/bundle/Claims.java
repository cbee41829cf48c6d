package io.gather.core.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names that are taken in a node's directory. Only a 64-bit hash of each is kept, since there may be a million: that two of
 * those fall together has a chance of one in 30 million.
 */
public final class Claims {
    private static final int FIRST = 1 << 10;

    private long[] slots = new long[FIRST];
    private int size;

    /** Returns whether the name was free. */
    public synchronized boolean take(String name) {
        if (size * 2 > slots.length) {
            grow();
        }
        boolean free = put(slots, hash(name));
        size += free ? 1 : 0;
        return free;
    }

    /** The name itself, or with {@code .1}, {@code .2} where it is taken; case does not tell names apart everywhere. */
    public String takeFree(String wanted) {
        String name = wanted;
        for (int i = 1; !take(Names.folded(name)); i++) {
            name = wanted + "." + i;
        }
        return name;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(it -> it != 0).forEach(it -> put(larger, it));
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int at = (int) (hash & (slots.length - 1));
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = hash;
        return true;
    }

    /** FNV-1a, stirred, since its low bits are poor. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
