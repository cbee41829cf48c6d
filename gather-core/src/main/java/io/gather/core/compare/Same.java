package io.gather.core.compare;

/** Nodes with equal content, and the sighting on each of them; both in the order of the nodes. */
final class Same {
    private final int[] sightings;
    private final int[] nodes;

    Same(int[] sightings, int[] nodes) {
        this.sightings = sightings;
        this.nodes = nodes;
    }

    int size() {
        return nodes.length;
    }

    int firstNode() {
        return nodes[0];
    }

    /** The sighting that stands for all. */
    int first() {
        return sightings[0];
    }

    int[] nodes() {
        return nodes;
    }

    int[] sightings() {
        return sightings;
    }
}
