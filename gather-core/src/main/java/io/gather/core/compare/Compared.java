package io.gather.core.compare;

import java.util.List;

import io.gather.core.bundle.index.TocEntry;
import org.jspecify.annotations.Nullable;

/**
 * One path on all nodes.
 *
 * @param path below the node's directory
 * @param groups nodes with equal content, the largest group first
 * @param missing nodes that lack it
 */
public record Compared(String path, List<Group> groups, List<String> missing) {
    public enum State {
        EQUAL,
        DIFFERS,
        /** Equal where it is. */
        SOME
    }

    public Compared {
        groups = List.copyOf(groups);
        missing = List.copyOf(missing);
    }

    public State state() {
        return groups.size() > 1 ? State.DIFFERS : missing.isEmpty() ? State.EQUAL : State.SOME;
    }

    /**
     * @param size of the first node's file
     * @param file the first node's; null where contents were not asked for
     */
    public record Group(List<String> nodes, long size, @Nullable Content file) {
        public Group {
            nodes = List.copyOf(nodes);
        }
    }

    /** What a node has: a file, or a link, and by which names the node knows itself. */
    public record Content(TocEntry entry, List<String> own) {
        public Content {
            own = List.copyOf(own);
        }
    }
}
