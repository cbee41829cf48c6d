package io.gather.stats.spool;

import java.io.IOException;

import io.gather.stats.sink.PointBatch;
import org.jspecify.annotations.Nullable;

/** Batches that are to be written, in their order. Safe for several threads; one of them takes from it. */
interface Waiting extends AutoCloseable {
    /** The first batch, until it is {@linkplain #done} or {@linkplain #failed}. */
    interface Head {
        PointBatch batch();
    }

    /** Never fails: what has no room pushes out the oldest. */
    void add(PointBatch batch);

    /** @return null: nothing waits */
    @Nullable
    Head first();

    /** It is where it belongs, or nobody wants it. */
    void done(Head head);

    /** It could not be written: it stays, unless it was pushed out meanwhile. */
    void failed(Head head);

    long points();

    /** On disk. */
    long bytes();

    /** Afterwards it does nothing. What is in memory only counts as dropped. */
    @Override
    void close() throws IOException;
}
