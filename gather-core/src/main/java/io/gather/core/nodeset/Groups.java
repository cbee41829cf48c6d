package io.gather.core.nodeset;

import java.util.Collection;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

/** Where node sets look for groups and, for wildcards, for names. Implementations are immutable or safe for one thread. */
public interface Groups {
    /** No inventory at hand. */
    Groups NONE = new NoGroups();

    /**
     * The names of the nodes of a group.
     *
     * @param source what stands before a colon, as in {@code @rack:r1}; null: none
     * @throws NodeSetException of the kind GROUP when it is not known
     */
    Collection<String> members(@Nullable String source, String group);

    /** The names of all nodes. */
    Collection<String> all();

    /** The groups that there are. */
    SortedSet<String> names();
}
