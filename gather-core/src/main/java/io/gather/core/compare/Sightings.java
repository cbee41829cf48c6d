package io.gather.core.compare;

import java.util.Arrays;

/** A file seen on a node: 24 bytes for each. */
final class Sightings {
    private static final int MOST = 4_000_000;

    private int[] paths = new int[1024];
    private int[] directories = new int[1024];
    private long[] sizes = new long[1024];
    private long[] digests = new long[1024];
    private int count;

    void add(int path, int directory, long size, long digest) {
        if (count == paths.length) {
            int room = count + (count >> 1);
            paths = Arrays.copyOf(paths, room);
            directories = Arrays.copyOf(directories, room);
            sizes = Arrays.copyOf(sizes, room);
            digests = Arrays.copyOf(digests, room);
        }
        paths[count] = path;
        directories[count] = directory;
        sizes[count] = size;
        digests[count++] = digest;
    }

    int count() {
        return count;
    }

    boolean full() {
        return count > MOST;
    }

    int path(int sighting) {
        return paths[sighting];
    }

    int directory(int sighting) {
        return directories[sighting];
    }

    long size(int sighting) {
        return sizes[sighting];
    }

    /** The first 64 bits: enough to tell apart what lies under one path. */
    long digest(int sighting) {
        return digests[sighting];
    }

    void redigest(int sighting, long digest) {
        digests[sighting] = digest;
    }
}
