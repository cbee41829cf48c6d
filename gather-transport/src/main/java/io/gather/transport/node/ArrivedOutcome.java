package io.gather.transport.node;

import java.io.Closeable;
import java.io.IOException;

import io.gather.core.outcome.Outcome;

/** An outcome with its results, all on this side of the network. */
public interface ArrivedOutcome extends Closeable {
    Outcome outcome();

    /** Nobody needs its bytes any more. */
    @Override
    void close() throws IOException;
}
