package io.gather.core.minion;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import org.jspecify.annotations.Nullable;

/**
 * One node's plan under way. Used by one thread at a time, except {@link #stop}, which any thread may call. Closing lets go of
 * the connection only: the minion goes on.
 */
public interface MinionRun extends AutoCloseable {
    /**
     * The next outcome in the order of the spool's list; waits for one as long as told.
     *
     * @return null when none came in time, or when {@link #finished}
     */
    @Nullable
    Outcome next(Duration wait) throws IOException, InterruptedException;

    /** Whether all tasks have ended and all outcomes were handed out by {@link #next}. */
    boolean finished();

    /** What is odd about this run and how the minion copes, a sentence each. */
    default List<String> notices() {
        return List.of();
    }

    /** Whether the connection is lost and is being made again, so that outcomes come late. */
    default boolean reconnecting() {
        return false;
    }

    /** How often the connection was lost so far, where its connection counts that. */
    default int losses() {
        return 0;
    }

    /** The results of an outcome, in the order of their bytes. The caller closes the stream. */
    Stream<Result> results(Outcome outcome) throws IOException;

    /** The bytes of the outcome's results from an offset on. The caller closes the channel. */
    ReadableByteChannel open(Outcome outcome, long offset) throws IOException;

    /** The overlord holds these results durably: the minion may drop them from its spool. */
    void release(Outcome outcome) throws IOException;

    /** Ends the plan within 5 seconds; what is there stays collectable. */
    void stop();

    /** Removes the spool and every process of this run; nothing is left on the node. */
    void discard() throws IOException;

    @Override
    void close();
}
