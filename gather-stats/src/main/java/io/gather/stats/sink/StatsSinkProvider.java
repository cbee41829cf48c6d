package io.gather.stats.sink;

import java.io.IOException;

/** A way to keep points, found through {@link java.util.ServiceLoader}. Safe for several threads. */
public interface StatsSinkProvider {
    /** What {@code stats_processor} calls it, and the table with its settings. No other one has the same. */
    String name();

    /**
     * Makes one for a cluster; it is the caller's to close. It may wait, with a bound, for whatever it needs to write.
     *
     * @throws IOException when it cannot be reached now, and may be later: it is opened again then
     * @throws io.gather.core.error.GatherException when what is configured cannot work
     */
    StatsSink open(SinkTarget target) throws IOException, InterruptedException;

    /** Whether points that cannot be written now are kept on disk for later; if not, the last ones wait in memory. */
    default boolean keepsPast() {
        return true;
    }
}
