package io.gather.cli.show;

import java.util.Collection;

/** Many node names as one short expression that {@code --nodes} takes. */
public interface Folding {
    Folding COMMAS = nodes -> String.join(",", nodes);

    String fold(Collection<String> nodes);
}
