package io.gather.transport.node.shell;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;

import io.gather.transport.node.shell.wire.GarbledException;
import org.jspecify.annotations.Nullable;

/** How a minion tells what comes of its plan, and what of it is known already, over all sessions. Used by one thread. */
sealed interface Protocol extends Closeable permits SpoolProtocol, StreamProtocol {
    /** Outcomes that are known, of a list that the node keeps. */
    long from();

    /** Bytes that are known of the next one. */
    long at();

    /** Units that are known, of a node that keeps no list; null: it keeps one. */
    @Nullable
    Set<String> told();

    /** Grows with whatever comes. */
    long progress();

    /** The minion has no more to tell, after so many outcomes. */
    void end(long count) throws GarbledException;

    @Override
    void close() throws IOException;
}
