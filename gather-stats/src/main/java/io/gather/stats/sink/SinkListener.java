package io.gather.stats.sink;

import java.time.Duration;

/** Hears what becomes of a cluster's points. Called from several threads; it must not block. */
public interface SinkListener {
    /** Points that are where they belong. */
    void written(long points, Duration took);

    /** Points that the sink will never take. */
    void refused(long points, String reason);

    /** Points that were given up, since there was no room for them. */
    void dropped(long points);

    /** An attempt that failed; what it was about is tried again. */
    void failed(WriteFailure kind, String reason);

    default void failed(String reason) {
        failed(WriteFailure.OTHER, reason);
    }

    /** How much waits on disk. */
    void waiting(long points, long bytes);
}
