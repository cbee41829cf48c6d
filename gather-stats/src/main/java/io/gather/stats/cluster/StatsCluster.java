package io.gather.stats.cluster;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;

/**
 * One cluster that can be asked. Safe for several threads, of which only so many ask at a time; every request has a bound. Closing it
 * logs out, within a bound, and ends requests under way.
 */
public interface StatsCluster extends AutoCloseable {
    /** As the cluster calls itself. */
    String name();

    /** Of OneFS, as the cluster tells it. */
    String release();

    /**
     * What the cluster knows of these stats, by the names that they are asked for, aliases too; those that it does not know are missing.
     *
     * @param failed is given those of which it cannot say anything now, and why; they are missing too
     * @throws IOException when it cannot say anything now
     */
    Map<String, StatKey> describe(Collection<String> stats, BiConsumer<String, String> failed) throws IOException, InterruptedException;

    /**
     * Asks for what these stats are now, with as many requests as they need, and again for those that some node could not give in time.
     * What points are called is what was asked for.
     *
     * @param stats of {@link #describe}
     */
    void current(Collection<String> stats, PointOrigin origin, ReplyListener listener)
            throws IOException, InterruptedException;

    void summary(SummaryKind kind, PointOrigin origin, ReplyListener listener) throws IOException, InterruptedException;

    @Override
    void close();
}
