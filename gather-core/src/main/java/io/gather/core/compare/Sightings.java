package io.gather.core.compare;

import io.gather.core.files.NumbersOnDisk;
import io.gather.core.files.ScratchTable;

/** A file seen on a node: 24 bytes for each, of which few are in memory. */
final class Sightings {
    private static final int DIRECTORY = 20;
    private static final int DIRECTORY_MASK = (1 << DIRECTORY) - 1;

    private final NumbersOnDisk places;
    private final NumbersOnDisk sizes;
    private final NumbersOnDisk digests;
    private int count;

    Sightings(ScratchTable scratch) {
        this.places = new NumbersOnDisk(scratch);
        this.sizes = new NumbersOnDisk(scratch);
        this.digests = new NumbersOnDisk(scratch);
    }

    /** @param directory its number: there are fewer than a million */
    void add(int path, int directory, long size, long digest) {
        places.set(count, (long) path << DIRECTORY | directory);
        sizes.set(count, size);
        digests.set(count++, digest);
    }

    int count() {
        return count;
    }

    int path(int sighting) {
        return (int) (places.get(sighting) >>> DIRECTORY);
    }

    int directory(int sighting) {
        return (int) places.get(sighting) & DIRECTORY_MASK;
    }

    long size(int sighting) {
        return sizes.get(sighting);
    }

    /** The first 64 bits: enough to tell apart what lies under one path. */
    long digest(int sighting) {
        return digests.get(sighting);
    }

    void redigest(int sighting, long digest) {
        digests.set(sighting, digest);
    }
}
