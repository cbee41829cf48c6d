package io.gather.cli.show;

import java.util.Collection;

import io.gather.core.nodeset.NodeSet;

/** Many node names as one short expression that {@code --nodes} takes. */
public interface NodeFolding {
    NodeFolding COMMAS = nodes -> String.join(",", nodes);

    /** As sets of nodes are written: {@code node[1-9]}. */
    NodeFolding SETS = nodes -> NodeSet.of(nodes).toString();

    String fold(Collection<String> nodes);
}
