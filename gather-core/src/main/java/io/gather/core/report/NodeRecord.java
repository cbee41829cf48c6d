package io.gather.core.report;

import java.util.List;
import java.util.Map;

import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * What became of a node; {@code local} is the directory of cluster-wide results.
 *
 * @param directory the node's directory in the bundle
 * @param outcomes how many outcomes of each status
 * @param size bytes of results before compression
 * @param stored bytes that they take in the bundle
 * @param error why data are missing; null when all is there
 * @param remedy the command that fetches what is missing
 * @param notices what else is odd about the node, a sentence each
 */
public record NodeRecord(String name, String directory, String address, State state, @Nullable NodeFacts facts,
        int planned, Map<Status, Integer> outcomes, int results, long size, long stored, @Nullable String error,
        @Nullable String remedy, List<String> notices) {
    public enum State {
        DONE,
        PARTIAL,
        FAILED
    }

    /** The directory of what belongs to the cluster as a whole. */
    private static final String CLUSTER = "local";

    public NodeRecord {
        outcomes = Map.copyOf(outcomes);
        notices = List.copyOf(notices);
    }

    /** Whether it is a machine; what belongs to the cluster as a whole is not. */
    public boolean machine() {
        return !directory.equals(CLUSTER);
    }
}
