package io.gather.core.nodeset;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

/** Refuses what needs an inventory. */
final class NoGroups implements Groups {
    @Override
    public Collection<String> members(@Nullable String source, String group) {
        throw absent("@" + group);
    }

    @Override
    public Collection<String> all() {
        throw absent("a wildcard");
    }

    @Override
    public SortedSet<String> names() {
        return Collections.emptySortedSet();
    }

    private static NodeSetException absent(String what) {
        return new NodeSetException(NodeSetException.Kind.GROUP, what + " needs an inventory, and there is none");
    }
}
