package io.gather.core.module;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import io.gather.core.plan.GatheredNode;

/** The files of a contribution. For one thread. */
public interface ContributedFiles {
    /** The nodes that the gather gathers from: the files may be about them alone. Empty: nobody says. */
    default List<GatheredNode> nodes() {
        return List.of();
    }

    /**
     * Begins a file, which is complete when its stream is closed: one at a time. Its bytes are compressed as they come, and may be as many
     * as there is room for: a write beyond that throws an {@link IOException}, and what was written before is kept.
     *
     * @param name relative, such as {@code orders.json} or {@code queue/1.txt}
     * @throws IllegalArgumentException when the name leads elsewhere
     * @throws IllegalStateException when the one before is not closed
     */
    OutputStream file(String name) throws IOException;
}
