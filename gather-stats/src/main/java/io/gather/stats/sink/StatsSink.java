package io.gather.stats.sink;

import java.io.IOException;
import java.util.Map;

import io.gather.stats.metric.StatKey;

/**
 * Where the points of one cluster go. It is used by one thread at a time, not always the same; another one may close it meanwhile, which
 * ends a {@link #write} that waits.
 */
public interface StatsSink extends AutoCloseable {
    /**
     * Writes all points, or none that it could not write again: points are known by name, time and tags, and the same ones once more
     * change nothing. It blocks, with a bound, until they are where they belong, and keeps nothing of the batch but what it has written.
     *
     * @return how many of them are refused for good, such as for a type that others of their name do not have; they are not given again
     * @throws IOException when it cannot write now; the whole batch is given again later
     */
    int write(PointBatch batch) throws IOException, InterruptedException;

    /** Why the last {@link #write} refused what it refused; asked for by who wrote. */
    default String refusal() {
        return "the sink does not take them";
    }

    /** What is known of stats now, instead of what it was opened with. Another thread may call it, also while this one writes. */
    default void describe(Map<String, StatKey> stats) {
        // Most sinks do not show it.
    }

    /** Lets go of all that it holds, within five seconds. Once is enough; afterwards nothing is written. */
    @Override
    void close();
}
