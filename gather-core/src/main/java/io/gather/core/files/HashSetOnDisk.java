package io.gather.core.files;

import java.io.Closeable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TextsOnDisk that were seen, as many as there may be: of each a hash of 64 bits is kept. That two of ten million fall together has a
 * chance of one in 300,000.
 */
public final class HashSetOnDisk implements Closeable {
    private static final long FIRST = 1 << 10;

    private final ScratchTable scratch = new ScratchTable();
    private final long seed = ThreadLocalRandom.current().nextLong();
    private NumbersOnDisk slots = new NumbersOnDisk(scratch);
    private long room = FIRST;
    private long size;

    /** Returns whether it was not there. */
    public boolean add(String text) {
        if (2 * size >= room) {
            grow();
        }
        boolean added = put(slots, room, TextHash.of(text, seed));
        size += added ? 1 : 0;
        return added;
    }

    private void grow() {
        NumbersOnDisk larger = new NumbersOnDisk(scratch);
        for (long i = 0; i < room; i++) {
            long hash = slots.get(i);
            if (hash != 0) {
                put(larger, 2 * room, hash);
            }
        }
        slots = larger;
        room *= 2;
    }

    private static boolean put(NumbersOnDisk slots, long room, long hash) {
        long at = hash & (room - 1);
        for (long there = slots.get(at); there != 0; there = slots.get(at)) {
            if (there == hash) {
                return false;
            }
            at = (at + 1) & (room - 1);
        }
        slots.set(at, hash);
        return true;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
