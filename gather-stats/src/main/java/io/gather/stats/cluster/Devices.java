package io.gather.stats.cluster;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Which devices gave a stat. Their numbers are small; that a reply says otherwise costs no memory. */
final class Devices {
    private static final int USUAL = 1 << 14;

    private final BitSet small = new BitSet();
    private final Set<Long> others = new HashSet<>();

    /** @return whether it was not among them */
    boolean add(long device) {
        if (device < 0 || device >= USUAL) {
            return others.add(device);
        }
        boolean added = !small.get((int) device);
        small.set((int) device);
        return added;
    }

    void remove(long device) {
        if (device < 0 || device >= USUAL) {
            others.remove(device);
        } else {
            small.clear((int) device);
        }
    }
}
