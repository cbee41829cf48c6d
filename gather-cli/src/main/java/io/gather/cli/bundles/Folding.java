package io.gather.cli.bundles;

import java.util.Collection;

/** Many names of nodes as one short expression. */
@FunctionalInterface
public interface Folding {
    String fold(Collection<String> names);
}
